package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.List;

/** What only Nova's database knows must be known before the old server may go (P6, P9, P11). */
final class DatabaseObstacle implements Obstacle {
    private final Inventory inventory;
    private final boolean withoutDatabase;

    DatabaseObstacle(Inventory inventory, boolean withoutDatabase) {
        this.inventory = inventory;
        this.withoutDatabase = withoutDatabase;
    }

    @Override
    public List<Reason> against(Server server) {
        ServerFacts facts = inventory.factsOf(server.id());
        if (!facts.known() && !withoutDatabase) {
            return List.of(
                    new Reason(
                            "database",
                            "its user data, lock and delete-on-termination are in Nova's database"
                                    + " alone, which is not read",
                            "name the database in the cloud file, or set moving.without-database"));
        }
        if (facts.publicKey().isEmpty() && !server.keyName().isEmpty()) {
            return List.of(
                    facts.known()
                            ? new Reason(
                                    "key-pair",
                                    "its key pair %s is deleted, so that the new server would come without it"
                                            .formatted(server.keyName()),
                                    "let its owner import it again under this name, or choose by-hand")
                            : new Reason(
                                    "key-pair",
                                    "its key pair %s belongs to its user and is in Nova's database alone,"
                                                    .formatted(server.keyName())
                                            + " so that the new server would come without it",
                                    "name the database in the cloud file, or choose by-hand"));
        }
        return List.of();
    }
}
