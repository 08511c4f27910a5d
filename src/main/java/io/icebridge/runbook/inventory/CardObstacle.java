package io.icebridge.runbook.inventory;

import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Icehouse's Nova keeps one port for each network, and only on networks of the project or shared
 * ones, so that other NICs would be lost (P16).
 */
final class CardObstacle implements Obstacle {
    private final Map<String, List<Port>> ports;
    private final Map<String, NetworkInfo> networks;

    CardObstacle(Inventory inventory) {
        this.ports = inventory.ports().stream().collect(Collectors.groupingBy(Port::deviceId));
        this.networks = inventory.networks();
    }

    @Override
    public void look(Server server, Found found) {
        Set<String> seen = new HashSet<>();
        for (Port port : ports.getOrDefault(server.id(), List.of())) {
            NetworkInfo network = networks.get(port.networkId());
            if (!seen.add(port.networkId())) {
                found.add(
                        "two-nics",
                        "it has two NICs on network " + named(network, port) + " (P16)",
                        "choose by-hand, and add the second NIC after the boot");
            }
            if (network != null
                    && !network.shared()
                    && !network.projectId().equals(server.projectId())) {
                found.add(
                        "foreign-network",
                        "its network "
                                + named(network, port)
                                + " is neither its project's nor shared (P16)",
                        "share the network while its servers move, or choose by-hand");
            }
        }
    }

    private static String named(NetworkInfo network, Port port) {
        return network == null ? port.networkId() : network.name() + " (" + network.id() + ")";
    }
}
