package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
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
    public void look(Server server, Found found) {
        Flavor flavor = inventory.flavors().get(server.flavorId());
        if (flavor == null) {
            found.add(
                    "flavor",
                    "its flavor " + server.flavorId() + " is deleted (P11)",
                    "create a flavor with this id again, or choose by-hand");
            return;
        }
        if (flavor.ephemeralGb() > 0) {
            found.add(
                    "ephemeral",
                    "its ephemeral disk of " + flavor.ephemeralGb() + " GiB is in no snapshot (P7)",
                    "let its owner copy it, or choose redeploy or by-hand");
        }
        access(server, there.map(nova -> nova.flavors().get(flavor.id())).orElse(flavor), found);
        if (there.isPresent() && !there.get().flavors().containsKey(flavor.id())) {
            found.add(
                    "new-flavor",
                    "the new region has no flavor " + flavor.id() + " (" + flavor.name() + ")",
                    "create it there with this id and the old one's sizes, extra specs and access");
        }
    }

    /** Nova boots a private flavor only for the projects that have access to it. */
    private void access(Server server, Flavor flavor, Found found) {
        if (!flavor.isPublic() && !flavor.projectIds().contains(server.projectId())) {
            found.add(
                    "flavor-access",
                    "its flavor %s (%s) is private, and its project has no access to it in the %s"
                                    .formatted(
                                            flavor.id(),
                                            flavor.name(),
                                            there.isPresent() ? "new" : "old")
                            + " region",
                    "give project " + server.projectId() + " access to it there");
        }
    }
}
