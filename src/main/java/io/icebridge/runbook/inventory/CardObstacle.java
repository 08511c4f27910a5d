package io.icebridge.runbook.inventory;

import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What becomes of network cards. Icehouse's Nova keeps one port for each network, and only on
 * networks of the project or shared ones, so that other NICs would be lost (P16).
 */
final class CardObstacle implements Obstacle {
    private final Map<String, List<Port>> ports;
    private final Map<String, NetworkInfo> networks;
    private final Function<String, ServerFacts> facts;

    CardObstacle(Inventory inventory) {
        this.ports = inventory.ports().stream().collect(Collectors.groupingBy(Port::deviceId));
        this.networks = inventory.networks();
        this.facts = inventory::factsOf;
    }

    @Override
    public List<Reason> against(Server server) {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Port port : ports.getOrDefault(server.id(), List.of())) {
            if (!seen.add(port.networkId())) {
                twice.add(port.networkId());
            }
        }
        List<Reason> reasons = new ArrayList<>();
        if (networks.isEmpty()) {
            reasons.addAll(withoutNeutron(server));
        }
        if (!twice.isEmpty()) {
            reasons.add(
                    new Reason(
                            "two-nics",
                            "it has two NICs on network %s, and the new region's Nova keeps one for"
                                            .formatted(named(twice))
                                    + " each network",
                            "choose by-hand, and add the second NIC after the boot"));
        }
        seen.removeIf(network -> open(network, server.projectId()));
        if (!seen.isEmpty()) {
            reasons.add(
                    new Reason(
                            "foreign-network",
                            "it has a NIC on network %s, which is neither its project's nor shared:"
                                            .formatted(named(seen))
                                    + " the new region's Nova drops it",
                            "share the network while its servers move, or choose by-hand"));
        }
        return reasons;
    }

    /** nova-network gives a new card one address of a network, and makes its MAC anew. */
    private List<Reason> withoutNeutron(Server server) {
        List<Reason> reasons = new ArrayList<>();
        facts.apply(server.id()).cards().stream()
                .map(card -> card.ips().stream().filter(ip -> !Address.ofSix(ip)).toList())
                .filter(ips -> ips.size() > 1)
                .map(CardObstacle::severalOn)
                .findFirst()
                .ifPresent(reasons::add);
        List<String> six =
                server.addresses().stream().filter(Address::six).map(Address::ip).toList();
        if (!six.isEmpty()) {
            reasons.add(
                    new Reason(
                            "ipv6",
                            "it has the IPv6 address %s, which nova-network makes of the card's MAC: the new server gets another"
                                    .formatted(String.join(", ", six)),
                            "have its owner agree to another address of IPv6, or choose by-hand"));
        }
        return reasons;
    }

    private static Reason severalOn(List<String> ips) {
        return new Reason(
                "two-addresses",
                "one of its cards has the addresses %s, and nova-network boots with one for each card"
                        .formatted(String.join(", ", ips)),
                "let its owner give the others back, or choose by-hand: nova add-fixed-ip gives it others then, of Nova's choice");
    }

    /** Also one that Neutron does not list, of which nothing can be said. */
    private boolean open(String networkId, String projectId) {
        NetworkInfo network = networks.get(networkId);
        return network == null || network.shared() || network.projectId().equals(projectId);
    }

    private String named(Set<String> networkIds) {
        return networkIds.stream()
                .map(
                        id ->
                                networks.containsKey(id)
                                        ? networks.get(id).name() + " (" + id + ")"
                                        : id)
                .collect(Collectors.joining(", "));
    }
}
