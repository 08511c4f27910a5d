package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;

/** What only Nova's database knows must be known before the old server may go (P6, P9, P11). */
final class DatabaseObstacle implements Obstacle {
    private final Inventory inventory;
    private final boolean withoutDatabase;

    DatabaseObstacle(Inventory inventory, boolean withoutDatabase) {
        this.inventory = inventory;
        this.withoutDatabase = withoutDatabase;
    }

    @Override
    public void look(Server server, Found found) {
        ServerFacts facts = inventory.factsOf(server.id());
        if (!facts.known() && !withoutDatabase) {
            found.add(
                    "database",
                    "its user data, lock and delete-on-termination are in Nova's database alone",
                    "name the database in the cloud file, or set moving.without-database");
        } else if (facts.publicKey().isEmpty() && !server.keyName().isEmpty()) {
            found.add(
                    "key-pair",
                    "its key pair "
                            + server.keyName()
                            + " belongs to its user and is in Nova's"
                            + " database alone (P11)",
                    "name the database in the cloud file, or choose by-hand");
        }
    }
}
