package io.icebridge.simulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.nova.ComputeServerGroups;
import io.icebridge.simulator.nova.NovaRegion;
import java.util.List;
import java.util.Set;

/**
 * Servers, ports and volume snapshots that are no customer's, new server groups without servers,
 * key pairs that their user did not have in the old region, floating addresses that the operators
 * hold, and roles in others' projects: somebody forgot to clean up.
 */
final class Leftovers {

    private Leftovers() {}

    static ArrayNode of(World world, Ledger ledger) {
        ArrayNode left = Json.array();
        for (NovaRegion region : List.of(world.old(), world.fresh())) {
            region.servers().stream()
                    .filter(s -> !ledger.isCustomers(s.id()) && !s.deleted())
                    .forEach(s -> left.add("server " + s.id() + " in " + region.name()));
            region.network().floating().all().stream()
                    .filter(f -> f.serverId().isEmpty())
                    .filter(f -> world.keystone().isOperators(f.projectId()))
                    .forEach(f -> left.add("address " + f.address() + " held in " + region.name()));
        }
        ComputeServerGroups.deserted(world.fresh())
                .forEach(g -> left.add("server group " + g.id() + " without servers"));
        if (world.neutron() != null) {
            world.neutron().ports().stream()
                    .filter(p -> !ledger.isCustomers(p.id()) && p.deviceId().isEmpty())
                    .forEach(p -> left.add("port " + p.id()));
        }
        world.cinder().snapshots().stream()
                .filter(s -> ledger.isCustomers(s.volumeId()))
                .forEach(s -> left.add("volume snapshot " + s.id()));
        var before = Set.copyOf(world.old().keyPairs().all());
        world.fresh().keyPairs().all().stream()
                .filter(k -> !before.contains(k))
                .forEach(k -> left.add("key pair " + k.name() + " of user " + k.userId()));
        world.keystone().rolesElsewhere().forEach(r -> left.add("role " + r));
        return left;
    }
}
