package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** How much of each of Nova's quotas servers take, by Nova's names of them. */
final class Amounts {
    private Amounts() {}

    static Map<String, Integer> of(
            Collection<Server> servers, Map<String, Flavor> flavors, boolean novaNetwork) {
        Map<String, Integer> amounts = new TreeMap<>();
        amounts.put("instances", servers.size());
        amounts.put("cores", sum(servers, flavors, Flavor::vcpus));
        amounts.put("ram", sum(servers, flavors, Flavor::memoryMb));
        if (novaNetwork) {
            // Neutron counts its own, and the same ports stay
            amounts.put("floating_ips", addresses(servers, true));
            amounts.put("fixed_ips", addresses(servers, false));
        }
        return amounts;
    }

    static int sum(
            Collection<Server> servers, Map<String, Flavor> flavors, ToIntFunction<Flavor> amount) {
        return servers.stream()
                .map(s -> flavors.get(s.flavorId()))
                .filter(f -> f != null)
                .mapToInt(amount)
                .sum();
    }

    private static int addresses(Collection<Server> servers, boolean floating) {
        return (int)
                servers.stream()
                        .flatMap(s -> s.addresses().stream())
                        .filter(a -> a.floating() == floating && !a.six())
                        .count();
    }
}
