package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why a server could not be rebuilt as it was; table 5a of the OpenStack notes. */
public final class Refusals {
    private static final Set<String> MOVABLE = Set.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

    private final Inventory inventory;
    private final boolean withoutDatabase;

    /**
     * @param withoutDatabase whether a server may move although what only the database knows of it
     *     could not be read
     */
    public Refusals(Inventory inventory, boolean withoutDatabase) {
        this.inventory = inventory;
        this.withoutDatabase = withoutDatabase;
    }

    /** Empty when nothing stands in the way. */
    public List<Finding> of(Server server) {
        List<Finding> found = new ArrayList<>();
        ServerFacts facts = inventory.factsOf(server.id());
        Flavor flavor = inventory.flavors().get(server.flavorId());
        status(server, found);
        database(server, facts, found);
        flavor(server, flavor, found);
        if (facts.disableTerminate()) {
            add(
                    found,
                    server,
                    "disable-terminate",
                    "DELETE would answer 204 and do nothing (P3)",
                    "let its owner clear disable_terminate, or choose by-hand");
        }
        if (facts.locked()) {
            add(
                    found,
                    server,
                    "locked",
                    "its owner has locked it: do not touch (P3)",
                    "ask its owner to unlock it, or choose by-hand");
        }
        return found;
    }

    private static void status(Server server, List<Finding> found) {
        if (!MOVABLE.contains(server.status())) {
            add(
                    found,
                    server,
                    "status",
                    "it is " + server.status() + ", not ACTIVE or SHUTOFF (P2)",
                    "bring it to ACTIVE or SHUTOFF, delete it, or choose by-hand");
        } else if (!server.taskState().isEmpty()) {
            add(
                    found,
                    server,
                    "busy",
                    "Nova is at work on it: " + server.taskState() + " (P2)",
                    "wait until the task is over and check again");
        }
    }

    private void database(Server server, ServerFacts facts, List<Finding> found) {
        if (!facts.known() && !withoutDatabase) {
            add(
                    found,
                    server,
                    "database",
                    "its user data, lock and delete-on-termination are in Nova's database alone",
                    "name the database in the cloud file, or set moving.without-database");
        } else if (facts.publicKey().isEmpty() && !server.keyName().isEmpty()) {
            add(
                    found,
                    server,
                    "key-pair",
                    "its key pair "
                            + server.keyName()
                            + " belongs to its user and is in Nova's"
                            + " database alone (P11)",
                    "name the database in the cloud file, or choose by-hand");
        }
    }

    private static void flavor(Server server, Flavor flavor, List<Finding> found) {
        if (flavor == null) {
            add(
                    found,
                    server,
                    "flavor",
                    "its flavor " + server.flavorId() + " is deleted (P11)",
                    "create a flavor with this id again, or choose by-hand");
        } else if (flavor.ephemeralGb() > 0) {
            add(
                    found,
                    server,
                    "ephemeral",
                    "its ephemeral disk of " + flavor.ephemeralGb() + " GiB is in no snapshot (P7)",
                    "let its owner copy it, or choose redeploy or by-hand");
        }
    }

    private static void add(
            List<Finding> found, Server server, String code, String what, String remedy) {
        found.add(new Finding("server " + server.id(), code, what, remedy, false));
    }
}
