package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.List;
import java.util.Optional;

/** Nova refuses a boot in an availability zone that has no node (P14). */
final class ZoneObstacle implements Obstacle {
    /** The zone of nodes that are in none, which no boot has to name. */
    private static final String USUAL = "nova";

    private final Optional<NewNova> there;

    ZoneObstacle(Optional<NewNova> there) {
        this.there = there;
    }

    /** Where all nodes are in zones of their own, a server of the usual one would get another. */
    private static boolean lacks(NewNova nova, String zone) {
        boolean told = !zone.equals(USUAL) || !nova.zones().isEmpty();
        return told && !nova.zones().contains(zone);
    }

    @Override
    public List<Reason> against(Server server) {
        String zone = server.availabilityZone();
        boolean missing = !zone.isEmpty() && there.map(nova -> lacks(nova, zone)).orElse(false);
        return missing
                ? List.of(
                        new Reason(
                                "zone",
                                "the new region has no node in availability zone %s, where Nova"
                                                .formatted(zone)
                                        + " then boots nothing",
                                "add a node of the new region to the aggregate that makes this"
                                        + " zone"))
                : List.of();
    }
}
