package io.icebridge.simulator.nova;

import io.icebridge.simulator.nova.NovaNetwork.FixedIp;
import io.icebridge.simulator.nova.NovaNetwork.FixedNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** nova-network's tables. Of fixed addresses only those have a row that are in use or reserved. */
final class NetworkTables {

    private final NovaNetwork network;

    NetworkTables(NovaNetwork network) {
        this.network = network;
    }

    Table<FixedNetwork> networks() {
        return new Table<>(network::networks)
                .column("id", this::number)
                .column("uuid", FixedNetwork::id)
                .column("label", FixedNetwork::label)
                .column("cidr", n -> n.subnet().cidr())
                .column("gateway", n -> n.subnet().gateway())
                .column("bridge", FixedNetwork::bridge)
                .column("vlan", FixedNetwork::vlan)
                .column("project_id", n -> n.projectId().isEmpty() ? null : n.projectId())
                .column("multi_host", n -> true)
                .column("host", n -> null)
                .column("created_at", n -> Instant.EPOCH)
                .column("deleted", n -> 0)
                .onInsert(this::addNetwork);
    }

    private int number(FixedNetwork wanted) {
        return List.copyOf(network.networks()).indexOf(wanted) + 1;
    }

    private void addNetwork(Map<String, String> row) {
        boolean there = network.networks().stream().anyMatch(n -> n.id().equals(row.get("uuid")));
        if (!there) {
            String vlan = row.get("vlan");
            String project = row.get("project_id");
            network.add(
                    row.get("uuid"),
                    row.get("label"),
                    row.get("bridge"),
                    vlan == null ? null : Integer.valueOf(vlan),
                    project == null ? "" : project,
                    row.get("cidr"));
        }
    }

    Table<FixedIp> fixedIps() {
        return new Table<>(network::taken)
                .column("id", f -> f.address.replace(".", ""))
                .column("address", f -> f.address)
                .column("network_id", f -> number(f.network))
                .column("instance_uuid", f -> f.serverId.isEmpty() ? null : f.serverId)
                .column("allocated", f -> !f.serverId.isEmpty())
                .column("leased", f -> !f.serverId.isEmpty())
                .column(
                        "reserved",
                        f -> f.reserved,
                        (f, v) -> network.reserve(f.address, NovaDatabase.yes(v)))
                .column("created_at", f -> Instant.EPOCH)
                .column("deleted", f -> 0)
                .onInsert(this::addFixedIp);
    }

    private void addFixedIp(Map<String, String> row) {
        if (NovaDatabase.yes(row.get("reserved"))) {
            network.reserve(row.get("address"), true);
        }
    }

    Table<FloatingPool.Floating> floatingIps() {
        FloatingPool pool = network.floating();
        return new Table<>(() -> new ArrayList<>(pool.all()))
                .column("id", f -> f.id)
                .column("address", f -> f.address)
                .column("pool", f -> f.pool)
                .column("interface", f -> f.device)
                .column("project_id", f -> f.projectId)
                .column("auto_assigned", f -> false)
                .column("deleted", f -> 0);
    }
}
