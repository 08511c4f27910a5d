package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.ArrayList;
import java.util.List;

/** What its owner has forbidden; an administrator's call goes through all the same (P3). */
final class OwnerObstacle implements Obstacle {
    private final Inventory inventory;

    OwnerObstacle(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Reason> against(Server server) {
        ServerFacts facts = inventory.factsOf(server.id());
        List<Reason> reasons = new ArrayList<>();
        if (facts.disableTerminate()) {
            reasons.add(
                    new Reason(
                            "disable-terminate",
                            "its owner has forbidden its deletion (disable_terminate): Nova would"
                                    + " answer 204 to DELETE and do nothing",
                            "let its owner clear disable_terminate, or choose by-hand"));
        }
        if (facts.locked()) {
            boolean admin = facts.lock().byAdministrator();
            String why = facts.lock().reason();
            reasons.add(
                    new Reason(
                            "locked",
                            (admin ? "an administrator" : "its owner")
                                    + " has locked it: do not touch"
                                    + (why.isEmpty() ? "" : " (" + why + ")"),
                            "ask %s to unlock it, or choose by-hand"
                                    .formatted(admin ? "whoever has locked it" : "its owner")));
        }
        return reasons;
    }
}
