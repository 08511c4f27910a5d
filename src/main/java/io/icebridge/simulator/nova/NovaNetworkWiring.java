package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.nova.NovaNetwork.FixedNetwork;
import io.icebridge.simulator.time.Lots;
import java.util.ArrayList;
import java.util.List;

/** Network cards by nova-network: addresses out of the region's own database, new MACs always. */
final class NovaNetworkWiring implements Wiring {

    private final NovaNetwork network;
    private final Lots lots;

    NovaNetworkWiring(NovaNetwork network, Lots lots) {
        this.network = network;
        this.lots = lots;
    }

    @Override
    public List<Wanted> plan(Caller caller, JsonNode networks) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode asked : networks) {
            String id = Json.text(asked, "uuid", "");
            String ip = Json.text(asked, "fixed_ip", "");
            if (!ip.isEmpty() && !ip.matches("\\d+(\\.\\d+){3}")) {
                throw new Refusal(400, "Invalid fixed IP address (" + ip + ")");
            }
            if (wanted.stream().anyMatch(before -> before.networkId().equals(id))) {
                throw new Refusal(400, "Duplicate networks (" + id + ") are not allowed");
            }
            FixedNetwork found = network.network(id);
            if (!ip.isEmpty() && !found.subnet().holds(ip)) {
                throw new Refusal(400, "Fixed IP address " + ip + " is not in network " + id);
            }
            if (!ip.isEmpty() && network.inUse(ip)) {
                throw new Refusal(400, "Fixed IP address " + ip + " is already in use.");
            }
            wanted.add(new Wanted(id, "", ip));
        }
        if (wanted.isEmpty()) {
            network.networks().forEach(n -> wanted.add(new Wanted(n.id(), "", "")));
        }
        return wanted;
    }

    @Override
    public void plug(Server server, List<Wanted> wanted) {
        for (Wanted card : wanted) {
            FixedNetwork found = network.network(card.networkId());
            String ip = network.take(found, card.fixedIp(), server.id);
            server.nics.add(
                    new Server.Nic("", true, found.id(), found.label(), lots.mac("fa:16:3e"), ip));
        }
    }

    @Override
    public boolean needsPortNews() {
        return false;
    }

    @Override
    public void up(Server server) {
        // nova-network's cards have no state of their own.
    }

    @Override
    public void unplug(Server server, Call call) {
        network.floating().leadingTo(server.id).forEach(f -> f.serverId = "");
        server.nics.forEach(n -> network.release(n.ip()));
        server.nics.clear();
    }

    @Override
    public ObjectNode addresses(Server server) {
        ObjectNode addresses = Json.object();
        for (Server.Nic nic : NeutronWiring.byLabel(server.nics)) {
            ArrayNode entries = addresses.withArrayProperty(nic.network());
            entries.add(NeutronWiring.address(nic, nic.ip(), "fixed"));
        }
        if (!server.nics.isEmpty()) {
            Server.Nic first = server.nics.get(0);
            network.floating()
                    .leadingTo(server.id)
                    .forEach(
                            f ->
                                    addresses
                                            .withArrayProperty(first.network())
                                            .add(
                                                    NeutronWiring.address(
                                                            first, f.address, "floating")));
        }
        return NeutronWiring.withLastMac(addresses);
    }

    @Override
    public List<String> floatingAddresses(Server server) {
        return network.floating().leadingTo(server.id).stream().map(f -> f.address).toList();
    }
}
