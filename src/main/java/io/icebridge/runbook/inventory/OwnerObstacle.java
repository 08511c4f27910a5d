package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;

/** What its owner has forbidden; an administrator's call goes through all the same (P3). */
final class OwnerObstacle implements Obstacle {
    private final Inventory inventory;

    OwnerObstacle(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public void look(Server server, Found found) {
        ServerFacts facts = inventory.factsOf(server.id());
        if (facts.disableTerminate()) {
            found.add(
                    "disable-terminate",
                    "DELETE would answer 204 and do nothing (P3)",
                    "let its owner clear disable_terminate, or choose by-hand");
        }
        if (facts.locked()) {
            found.add(
                    "locked",
                    "its owner has locked it: do not touch (P3)",
                    "ask its owner to unlock it, or choose by-hand");
        }
    }
}
