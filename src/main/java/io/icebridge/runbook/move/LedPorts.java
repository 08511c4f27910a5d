package io.icebridge.runbook.move;

import io.icebridge.cloud.Network;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A server's ports with the floating addresses that lead to them. Neutron keeps those apart, and
 * Nova lists them from its memory, so that Neutron is asked; of a server that has none, nothing is.
 */
final class LedPorts {
    private static final String NAME = "floatingips";

    private LedPorts() {}

    static List<Port> of(Network network, Server server) {
        List<Port> ports = network.portsOf(server.id());
        return server.addresses().stream().anyMatch(Server.Address::floating)
                ? ports.stream().map(port -> led(network, port)).toList()
                : ports;
    }

    /** The port as it is now, to be compared with what was saved of it. */
    static Port like(Port saved, Network network, Port now) {
        return saved.settings().containsKey(NAME) ? led(network, now) : now;
    }

    private static Port led(Network network, Port port) {
        String leads =
                new TreeMap<>(network.floatingTo(port.id()))
                        .entrySet().stream()
                                .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
        return port.with(NAME, leads);
    }
}
