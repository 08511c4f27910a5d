package io.icebridge.simulator.nova;

import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.neutron.Port;
import io.icebridge.simulator.time.Timeline;

/**
 * Nova's belated notice of ports that have left a server. Until it comes, the server still lists
 * the port and its deletion still harms it; for ports that Nova made it never comes.
 */
public final class CacheHealing {

    private static final double SECONDS = 45;

    private final Neutron neutron;
    private final Timeline timeline;
    private final NovaRegion region;

    private CacheHealing(Neutron neutron, Timeline timeline, NovaRegion region) {
        this.neutron = neutron;
        this.timeline = timeline;
        this.region = region;
    }

    private void moved(Port port, String formerDevice) {
        Server left = region.find(formerDevice);
        if (left != null) {
            timeline.after(SECONDS, () -> leave(left, port));
        }
        Server joined = region.find(port.deviceId());
        if (joined != null) {
            timeline.after(SECONDS, () -> join(joined, port));
        }
    }

    private static void leave(Server server, Port port) {
        if (!port.deviceId().equals(server.id)) {
            server.nics.removeIf(n -> !n.madeByNova() && n.portId().equals(port.id()));
        }
    }

    private void join(Server server, Port port) {
        boolean known = server.nics.stream().anyMatch(n -> n.portId().equals(port.id()));
        if (!known && port.deviceId().equals(server.id) && region.find(server.id) == server) {
            server.nics.add(
                    new Server.Nic(
                            port.id(),
                            false,
                            port.networkId(),
                            neutron.network(port.networkId()).name(),
                            port.mac(),
                            port.ip()));
        }
    }

    /** Has the regions notice what Neutron's ports do. */
    public static void watch(Neutron neutron, Timeline timeline, NovaRegion... regions) {
        neutron.onRebound(
                (port, former) -> {
                    for (NovaRegion region : regions) {
                        new CacheHealing(neutron, timeline, region).moved(port, former);
                    }
                });
    }
}
