package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volumes.Quota;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether Cinder's quotas hold the snapshots that guard root volumes while their servers move; only
 * where the old Nova cannot clear delete-on-termination (P6).
 */
public final class GuardRoom {
    private final Cloud cloud;
    private final int atOnce;

    /**
     * @param atOnce how many servers move at the same time, so that so many guards stand at once
     */
    public GuardRoom(Cloud cloud, int atOnce) {
        this.cloud = cloud;
        this.atOnce = atOnce;
    }

    public List<Finding> check(Inventory inventory, Collection<Server> moving) {
        Map<String, Long> guarded =
                moving.stream()
                        .filter(Server::volumeBacked)
                        .filter(s -> inDanger(inventory.factsOf(s.id())))
                        .collect(
                                Collectors.groupingBy(
                                        Server::projectId, TreeMap::new, Collectors.counting()));
        if (guarded.isEmpty() || cloud.compute(Side.OLD).changesTermination()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        guarded.forEach(
                (project, servers) -> {
                    int needed = (int) Math.min(atOnce, servers);
                    Quota quota = cloud.volumes().quota(project, "snapshots");
                    if (quota.limit() >= 0 && quota.used() + needed > quota.limit()) {
                        found.add(
                                Room.small(
                                        inventory.projectNamed(project),
                                        "snapshots",
                                        needed + " more Cinder snapshots, which guard root volumes",
                                        quota,
                                        needed,
                                        "raise Cinder's quota"));
                    }
                });
        return found;
    }

    private static boolean inDanger(ServerFacts facts) {
        return !facts.known()
                || facts.devices().stream()
                        .anyMatch(d -> d.bootIndex() == 0 && d.deleteOnTermination());
    }
}
