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

    private final Timeline timeline;
    private final NovaRegion region;

    private CacheHealing(Timeline timeline, NovaRegion region) {
        this.timeline = timeline;
        this.region = region;
    }

    private void left(Port port, String formerDevice) {
        Server server = region.find(formerDevice);
        if (server != null) {
            timeline.after(SECONDS, () -> heal(server, port));
        }
    }

    private static void heal(Server server, Port port) {
        if (!port.deviceId().equals(server.id)) {
            server.nics.removeIf(n -> !n.madeByNova() && n.portId().equals(port.id()));
        }
    }

    /** Has the regions notice what Neutron's ports do. */
    public static void watch(Neutron neutron, Timeline timeline, NovaRegion... regions) {
        neutron.onRebound(
                (port, former) -> {
                    for (NovaRegion region : regions) {
                        new CacheHealing(timeline, region).left(port, former);
                    }
                });
    }
}
