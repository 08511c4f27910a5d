package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The new server gets the old one's cards, in their order, and what is on them. Havana's API shows
 * addresses by network in no order, and the same MAC for all cards of networks of one name: the
 * order is in Nova's database alone (P24).
 */
final class PortObstacle implements Obstacle {
    private final Inventory inventory;
    private final Map<String, List<Port>> ports;

    PortObstacle(Inventory inventory) {
        this.inventory = inventory;
        this.ports = inventory.ports().stream().collect(Collectors.groupingBy(Port::deviceId));
    }

    @Override
    public List<Reason> against(Server server) {
        List<Port> own = ports.getOrDefault(server.id(), List.of());
        List<String> addresses =
                server.addresses().stream()
                        .filter(a -> !a.floating() && !a.six())
                        .map(Address::ip)
                        .toList();
        List<Reason> reasons = new ArrayList<>();
        if (own.isEmpty() && (neutron() || addresses.isEmpty())) {
            reasons.add(
                    new Reason(
                            "no-card",
                            "it has no network card, and a boot without any gives it one on each"
                                    + " network of its project",
                            "let its owner attach one, or choose by-hand"));
        }
        ServerFacts facts = inventory.factsOf(server.id());
        boolean placed =
                own.isEmpty()
                        ? addresses.stream().allMatch(ip -> facts.placeOf(ip) >= 0)
                        : own.stream().allMatch(port -> facts.placeOf(port) >= 0);
        if (Math.max(own.size(), neutron() ? 0 : addresses.size()) > 1 && !placed) {
            reasons.add(
                    new Reason(
                            "card-order",
                            "it has several network cards, and nothing tells in which order its guest"
                                    + " has them",
                            "name Nova's database in the cloud file; where it is, wait until Nova"
                                    + " has noticed its ports, or choose by-hand"));
        }
        add(
                reasons,
                "port-address",
                own,
                port -> port.fixedIps().isEmpty(),
                "has no fixed address, and the new region's Nova boots nothing on such a port",
                "let its owner give it an address, or choose by-hand");
        add(
                reasons,
                "port-off",
                own,
                Port::switchedOff,
                "is switched off (admin_state_up), so that it would never be seen to work",
                "let its owner switch it on, or choose by-hand");
        add(
                reasons,
                "port-down",
                own,
                port ->
                        server.status().equals("ACTIVE")
                                && !port.switchedOff()
                                && port.status().matches("DOWN|ERROR"),
                "is not up although the server runs",
                "see to the network agent of its node; else the new server's could not be told from"
                        + " a broken one");
        add(
                reasons,
                "port-project",
                own,
                port -> !port.projectId().equals(server.projectId()),
                "belongs to another project, whose ports its own may not use",
                "choose by-hand, and boot it as administrator");
        return reasons;
    }

    private boolean neutron() {
        return !inventory.networks().isEmpty();
    }

    private static void add(
            List<Reason> reasons,
            String code,
            List<Port> ports,
            Predicate<Port> wrong,
            String what,
            String remedy) {
        String ids = ports.stream().filter(wrong).map(Port::id).collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            reasons.add(new Reason(code, "its port " + ids + " " + what, remedy));
        }
    }
}
