package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a server could not be rebuilt as it was; table 5a of the OpenStack notes. */
public final class Refusals {
    private static final Set<String> MOVABLE = Set.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

    private final Inventory inventory;
    private final boolean withoutDatabase;
    private final Optional<Map<String, Flavor>> fresh;

    /**
     * @param fresh the new region's flavors by id; empty as long as it is not there and filled
     * @param withoutDatabase whether a server may move although what only the database knows of it
     *     could not be read
     */
    public Refusals(
            Inventory inventory, Optional<Map<String, Flavor>> fresh, boolean withoutDatabase) {
        this.inventory = inventory;
        this.fresh = fresh;
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

    private void flavor(Server server, Flavor flavor, List<Finding> found) {
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
        if (flavor != null) {
            access(server, fresh.map(there -> there.get(flavor.id())).orElse(flavor), found);
        }
        if (flavor != null && fresh.isPresent() && !fresh.get().containsKey(flavor.id())) {
            add(
                    found,
                    server,
                    "new-flavor",
                    "the new region has no flavor " + flavor.id() + " (" + flavor.name() + ")",
                    "create it there with this id and the old one's sizes, extra specs and access");
        }
    }

    /** Nova boots a private flavor only for the projects that have access to it. */
    private void access(Server server, Flavor flavor, List<Finding> found) {
        if (!flavor.isPublic() && !flavor.projectIds().contains(server.projectId())) {
            add(
                    found,
                    server,
                    "flavor-access",
                    "its flavor %s (%s) is private, and its project has no access to it in the %s"
                                    .formatted(
                                            flavor.id(),
                                            flavor.name(),
                                            fresh.isPresent() ? "new" : "old")
                            + " region",
                    "give project " + server.projectId() + " access to it there");
        }
    }

    private static void add(
            List<Finding> found, Server server, String code, String what, String remedy) {
        found.add(new Finding("server " + server.id(), code, what, remedy, false));
    }
}
