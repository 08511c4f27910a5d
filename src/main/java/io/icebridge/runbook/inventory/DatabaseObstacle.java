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
        return facts.publicKey().isEmpty() && !server.keyName().isEmpty()
                ? List.of(keyless(server.keyName(), facts.known()))
                : List.of();
    }

    private static Reason keyless(String name, boolean told) {
        String remedy =
                told
                        ? "let its owner import it again under this name, or choose by-hand"
                        : "name the database in the cloud file, or choose by-hand";
        String why =
                told
                        ? "is deleted"
                        : "belongs to its user and is in Nova's database alone";
        return new Reason(
                "key-pair",
                "its key pair %s %s, so that the new server would come without it"
                        .formatted(name, why),
                remedy);
    }
}
