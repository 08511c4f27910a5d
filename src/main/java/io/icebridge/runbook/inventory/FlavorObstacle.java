package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flavor must be there under the same id, and its disks must be in the snapshot (P7, P11). */
final class FlavorObstacle implements Obstacle {
    private final Inventory inventory;
    private final Optional<NewNova> there;

    FlavorObstacle(Inventory inventory, Optional<NewNova> there) {
        this.inventory = inventory;
        this.there = there;
    }

    @Override
    public List<Reason> against(Server server) {
        Flavor flavor = inventory.flavors().get(server.flavorId());
        if (flavor == null) {
            return List.of(
                    new Reason(
                            "flavor",
                            "its flavor %s is deleted, and nothing tells any more how large it was"
                                    .formatted(server.flavorId()),
                            "create a flavor with this id again, or choose by-hand"));
        }
        List<Reason> reasons = new ArrayList<>();
        if (flavor.ephemeralGb() > 0) {
            reasons.add(
                    new Reason(
                            "ephemeral",
                            "its ephemeral disk of %d GiB is in no snapshot, and what is on it would"
                                            .formatted(flavor.ephemeralGb())
                                    + " be lost",
                            "let its owner copy it, or choose by-hand"));
        }
        Optional<Flavor> fresh = there.map(nova -> nova.flavors().get(flavor.id()));
        if (there.isPresent() && fresh.isEmpty()) {
            reasons.add(
                    new Reason(
                            "new-flavor",
                            "the new region has no flavor " + named(flavor),
                            "create it there with this id and the old one's sizes, extra specs and"
                                    + " access"));
        }
        access(server, fresh.orElse(flavor), fresh.isPresent() ? "new" : "old")
                .ifPresent(reasons::add);
        return reasons;
    }

    /** Nova boots a private flavor only for the projects that have access to it. */
    private static Optional<Reason> access(Server server, Flavor flavor, String region) {
        return flavor.isPublic() || flavor.projectIds().contains(server.projectId())
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                "flavor-access",
                                "its flavor %s is private, and its project has no access to it in the"
                                                .formatted(named(flavor))
                                        + " %s region".formatted(region),
                                "give project " + server.projectId() + " access to it there"));
    }

    private static String named(Flavor flavor) {
        return flavor.id() + " (" + flavor.name() + ")";
    }
}
