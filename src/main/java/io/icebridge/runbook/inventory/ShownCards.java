package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The order of a server's network cards, by the addresses that Nova shows: network by network in
 * the order of their first cards, and card by card within each.
 */
final class ShownCards {
    private ShownCards() {}

    /**
     * None where they do not tell it: cards of one network may lie on both sides of another's.
     *
     * @param ports the server's, asked for only where it has several cards
     */
    static List<Card> of(Server server, Supplier<List<Port>> ports) {
        Map<String, List<String>> ips = new LinkedHashMap<>();
        Map<String, String> networks = new LinkedHashMap<>();
        for (Address address : server.addresses()) {
            if (!address.floating()) {
                ips.computeIfAbsent(address.mac(), mac -> new ArrayList<>()).add(address.ip());
                networks.put(address.mac(), address.network());
            }
        }
        long different = networks.values().stream().distinct().count();
        boolean told = different == 1 || different == networks.size();
        if (ips.size() < 2 || !told || ips.containsKey("")) {
            return List.of();
        }
        List<Port> own = ports.get();
        return ips.entrySet().stream()
                .map(card -> new Card(port(own, card.getKey()), card.getKey(), card.getValue()))
                .toList();
    }

    private static String port(List<Port> ports, String mac) {
        return ports.stream()
                .filter(port -> port.mac().equals(mac))
                .map(Port::id)
                .findFirst()
                .orElse("");
    }
}
