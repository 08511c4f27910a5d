package io.icebridge.simulator.account;

import io.icebridge.simulator.neutron.FloatingIp;
import io.icebridge.simulator.neutron.Port;
import java.util.HashMap;
import java.util.Map;

/** Finds which server has a port or an address now; made anew for each account. */
abstract class Places {

    /** Whether the server has the network card, by its own port or one with the same addresses. */
    abstract boolean hasCard(String serverId, String portId, String mac, String ip);

    abstract boolean hasFloating(String serverId, String address);

    abstract boolean hasIp(String serverId, String ip);

    static Places of(World world, String region) {
        return world.neutron() == null ? new ByNovaNetwork(world, region) : new ByNeutron(world);
    }

    private static final class ByNeutron extends Places {

        private final World world;
        private final Map<String, FloatingIp> floating = new HashMap<>();

        ByNeutron(World world) {
            this.world = world;
            world.neutron().floatingIps().forEach(f -> floating.put(f.address(), f));
        }

        @Override
        boolean hasCard(String serverId, String portId, String mac, String ip) {
            return world.neutron().portsOf(serverId).stream()
                    .anyMatch(
                            p -> p.id().equals(portId) || p.mac().equals(mac) && p.ip().equals(ip));
        }

        @Override
        boolean hasFloating(String serverId, String address) {
            FloatingIp found = floating.get(address);
            return found != null
                    && found.portId() != null
                    && world.neutron().port(found.portId()).deviceId().equals(serverId);
        }

        @Override
        boolean hasIp(String serverId, String ip) {
            return world.neutron().portsOf(serverId).stream().map(Port::ip).anyMatch(ip::equals);
        }
    }

    private static final class ByNovaNetwork extends Places {

        private final World world;
        private final String region;

        ByNovaNetwork(World world, String region) {
            this.world = world;
            this.region = region;
        }

        @Override
        boolean hasCard(String serverId, String portId, String mac, String ip) {
            return hasIp(serverId, ip);
        }

        @Override
        boolean hasFloating(String serverId, String address) {
            var found = world.region(region).network().floating().find(address);
            return found != null && found.serverId().equals(serverId);
        }

        @Override
        boolean hasIp(String serverId, String ip) {
            return world.region(region).network().holderOf(ip).equals(serverId);
        }
    }
}
