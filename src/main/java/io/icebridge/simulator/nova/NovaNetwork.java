package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.neutron.Subnet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What nova-network keeps in a region's database: networks, fixed and floating addresses. */
public final class NovaNetwork {

    /** A network of the region, its addresses handed out by this Nova alone. */
    public record FixedNetwork(
            String id,
            String label,
            String bridge,
            Integer vlan,
            String projectId,
            Subnet subnet) {}

    /** A fixed address that is taken: by a server, or reserved against everybody. */
    static final class FixedIp {
        final String address;
        final FixedNetwork network;
        String serverId = "";
        boolean reserved;

        FixedIp(String address, FixedNetwork network) {
            this.address = address;
            this.network = network;
        }

        boolean free() {
            return serverId.isEmpty() && !reserved;
        }
    }

    private final Map<String, FixedNetwork> networks = new LinkedHashMap<>();
    private final Map<String, FixedIp> taken = new LinkedHashMap<>();
    private final FloatingPool floating = new FloatingPool();
    private final ComputeSecurityGroups securityGroups = new ComputeSecurityGroups();

    public FixedNetwork add(
            String id, String label, String bridge, Integer vlan, String projectId, String cidr) {
        Subnet subnet = new Subnet(id, label, id, projectId, cidr);
        FixedNetwork network = new FixedNetwork(id, label, bridge, vlan, projectId, subnet);
        networks.put(id, network);
        return network;
    }

    void remove(FixedNetwork network) {
        networks.remove(network.id());
    }

    public Collection<FixedNetwork> networks() {
        return networks.values();
    }

    FixedNetwork network(String id) {
        FixedNetwork network = networks.get(id);
        if (network == null) {
            throw Refusal.notFound("Network not found");
        }
        return network;
    }

    /** Gives the server an address of the network, an empty one meaning any. */
    String take(FixedNetwork network, String address, String serverId) {
        String given = address.isEmpty() ? nextFree(network) : address;
        FixedIp ip = fixedIp(given);
        if (!ip.serverId.isEmpty()) {
            throw new Refusal(400, "Fixed IP address " + given + " is already in use.");
        }
        if (ip.reserved) {
            throw new Refusal(
                    400, "Fixed IP address " + given + " not found for network " + network.id());
        }
        ip.serverId = serverId;
        return given;
    }

    private static String nextFree(FixedNetwork network) {
        try {
            return network.subnet().take();
        } catch (Refusal exhausted) {
            throw new Refusal(400, "Zero fixed ips available.");
        }
    }

    void release(String address) {
        FixedIp ip = taken.get(address);
        if (ip != null) {
            ip.serverId = "";
            forget(ip);
        }
    }

    void reserve(String address, boolean reserved) {
        FixedIp ip = fixedIp(address);
        ip.reserved = reserved;
        forget(ip);
    }

    private void forget(FixedIp ip) {
        if (ip.free()) {
            ip.network.subnet().free(ip.address);
            taken.remove(ip.address);
        }
    }

    boolean inUse(String address) {
        FixedIp ip = taken.get(address);
        return ip != null && !ip.serverId.isEmpty();
    }

    /** The address's row, as taken. */
    private FixedIp fixedIp(String address) {
        return taken.computeIfAbsent(
                address,
                a -> {
                    FixedNetwork network = holding(a);
                    network.subnet().keep(a);
                    return new FixedIp(a, network);
                });
    }

    /** The addresses in use or reserved. */
    Collection<FixedIp> taken() {
        return List.copyOf(taken.values());
    }

    /** The server that has the address, empty for none. */
    public String holderOf(String address) {
        FixedIp ip = taken.get(address);
        return ip == null ? "" : ip.serverId;
    }

    /** The address's row, taken or not. */
    FixedIp look(String address) {
        FixedIp ip = taken.get(address);
        return ip == null ? new FixedIp(address, holding(address)) : ip;
    }

    private FixedNetwork holding(String address) {
        return networks.values().stream()
                .filter(n -> n.subnet().holds(address))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Fixed IP " + address + " not found"));
    }

    public FloatingPool floating() {
        return floating;
    }

    public ComputeSecurityGroups securityGroups() {
        return securityGroups;
    }
}
