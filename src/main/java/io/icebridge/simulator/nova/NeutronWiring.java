package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.neutron.FloatingIp;
import io.icebridge.simulator.neutron.Network;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.neutron.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Network cards that are Neutron ports. */
final class NeutronWiring implements Wiring {

    private final Neutron neutron;

    /** Whether a boot without cards is refused where there are several networks. */
    private final boolean picksNone;

    NeutronWiring(Neutron neutron, boolean picksNone) {
        this.neutron = neutron;
        this.picksNone = picksNone;
    }

    @Override
    public List<Wanted> plan(Caller caller, JsonNode networks) {
        List<Wanted> wanted = new ArrayList<>();
        for (JsonNode network : networks) {
            String portId = Json.text(network, "port", "");
            String networkId = Json.text(network, "uuid", "");
            wanted.add(
                    portId.isEmpty()
                            ? onNetwork(
                                    caller, networkId, Json.text(network, "fixed_ip", ""), wanted)
                            : onPort(portId));
        }
        if (wanted.isEmpty()) {
            neutron.networks().stream()
                    .filter(n -> usable(n, caller))
                    .forEach(n -> wanted.add(new Wanted(n.id(), "", "")));
            if (picksNone && wanted.size() > 1) {
                throw new Refusal(
                        409,
                        "Multiple possible networks found, use a Network ID to be more specific.");
            }
        }
        return wanted;
    }

    private static boolean usable(Network network, Caller caller) {
        return !network.external()
                && (network.shared() || network.tenantId().equals(caller.projectId()));
    }

    private Wanted onPort(String portId) {
        if (!neutron.hasPort(portId)) {
            throw Refusal.notFound("Port id " + portId + " could not be found.");
        }
        Port port = neutron.port(portId);
        mustBeFree(port);
        if (picksNone && port.fixedIps().isEmpty()) {
            throw new Refusal(400, "Port " + portId + " requires a FixedIP in order to be used.");
        }
        return new Wanted(port.networkId(), portId, "");
    }

    private static void mustBeFree(Port port) {
        if (!port.deviceId().isEmpty()) {
            throw new Refusal(409, "Port " + port.id() + " is still in use.");
        }
    }

    private Wanted onNetwork(Caller caller, String networkId, String fixedIp, List<Wanted> before) {
        boolean seen = before.stream().anyMatch(w -> w.networkId().equals(networkId));
        boolean known =
                neutron.networks().stream()
                        .anyMatch(n -> n.id().equals(networkId) && usable(n, caller));
        if (seen) {
            throw new Refusal(400, "Duplicate networks (" + networkId + ") are not allowed");
        }
        if (!known) {
            throw new Refusal(400, "Network " + networkId + " could not be found.");
        }
        boolean taken =
                !fixedIp.isEmpty()
                        && neutron.ports().stream()
                                .anyMatch(
                                        p ->
                                                p.networkId().equals(networkId)
                                                        && p.ip().equals(fixedIp));
        if (taken) {
            throw new Refusal(400, "Fixed IP address " + fixedIp + " is already in use.");
        }
        return new Wanted(networkId, "", fixedIp);
    }

    @Override
    public void plug(Server server, List<Wanted> wanted) {
        for (Wanted card : wanted) {
            boolean made = card.portId().isEmpty();
            Port port = made ? make(server, card) : neutron.port(card.portId());
            mustBeFree(port);
            neutron.bind(port, server.id, "compute:" + server.zone, server.host, false);
            server.nics.add(
                    new Server.Nic(
                            port.id(),
                            made,
                            port.networkId(),
                            neutron.network(port.networkId()).name(),
                            port.mac(),
                            port.ip()));
        }
    }

    private Port make(Server server, Wanted card) {
        Port port = neutron.addPort(card.networkId(), server.tenantId, card.fixedIp(), "");
        server.securityGroups.forEach(
                g ->
                        port.securityGroups()
                                .add(neutron.securityGroups().find(g, server.tenantId).id()));
        return port;
    }

    @Override
    public boolean needsPortNews() {
        return true;
    }

    @Override
    public void up(Server server) {
        for (Port port : neutron.portsOf(server.id)) {
            neutron.bind(port, server.id, "compute:" + server.zone, server.host, true);
        }
    }

    /**
     * Deletes every port that Neutron lists under the server, pre-made or not. Pre-made ones that
     * the server's cache remembers and that serve somebody else by now are unbound all the same,
     * which takes the other server off the network.
     */
    @Override
    public void unplug(Server server, Call call) {
        List.copyOf(neutron.portsOf(server.id)).forEach(p -> neutron.removePort(p, call));
        for (Server.Nic nic : server.nics) {
            if (!nic.madeByNova() && neutron.hasPort(nic.portId())) {
                neutron.bind(neutron.port(nic.portId()), "", "", "", false);
            }
        }
        server.nics.clear();
    }

    @Override
    public ObjectNode addresses(Server server) {
        ObjectNode addresses = Json.object();
        for (Server.Nic nic : byLabel(server.nics)) {
            List<String> ips = ips(nic);
            if (ips.isEmpty()) {
                continue;
            }
            ArrayNode entries = addresses.withArrayProperty(nic.network());
            ips.forEach(ip -> entries.add(address(nic, ip, "fixed")));
            FloatingIp floating = neutron.floatingOf(nic.portId());
            if (floating != null) {
                entries.add(address(nic, floating.address(), "floating"));
            }
        }
        return withLastMac(addresses);
    }

    /** All of the card's, of which Nova's cache has the first alone in this simulation. */
    private List<String> ips(Server.Nic nic) {
        if (!neutron.hasPort(nic.portId())) {
            return nic.ip().isEmpty() ? List.of() : List.of(nic.ip());
        }
        return neutron.port(nic.portId()).fixedIps().stream().map(Port.FixedIp::ip).toList();
    }

    /** A dictionary of that time's Python has no order, whatever the cards' is. */
    static List<Server.Nic> byLabel(List<Server.Nic> nics) {
        return nics.stream()
                .sorted(Comparator.comparing((Server.Nic n) -> n.network()).reversed())
                .toList();
    }

    /** Havana gives all addresses under one label the MAC of the last card there. */
    static ObjectNode withLastMac(ObjectNode addresses) {
        addresses.forEach(
                entries -> {
                    String field = "OS-EXT-IPS-MAC:mac_addr";
                    JsonNode last = entries.path(entries.size() - 1).path(field);
                    entries.forEach(entry -> ((ObjectNode) entry).set(field, last));
                });
        return addresses;
    }

    @Override
    public List<String> floatingAddresses(Server server) {
        return server.nics.stream()
                .map(n -> neutron.floatingOf(n.portId()))
                .filter(Objects::nonNull)
                .map(FloatingIp::address)
                .toList();
    }

    static ObjectNode address(Server.Nic nic, String ip, String type) {
        return Json.object(
                "version",
                4,
                "addr",
                ip,
                "OS-EXT-IPS:type",
                type,
                "OS-EXT-IPS-MAC:mac_addr",
                nic.mac());
    }
}
