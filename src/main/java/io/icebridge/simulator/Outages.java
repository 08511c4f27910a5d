package io.icebridge.simulator;

import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.nova.Node;
import io.icebridge.simulator.nova.NovaRegion;
import io.icebridge.simulator.time.Timeline;
import java.time.Instant;
import java.util.List;

/** Nodes of which nothing is heard for a while, though their servers run on. */
final class Outages {

    private static final double MINUTE = 60;

    /** {@code service_down_time}: so long Nova takes a silent node to be there. */
    private static final double UNNOTICED = 60;

    private final Timeline timeline;
    private final Faults faults;
    private final List<NovaRegion> regions;

    private Outages(Timeline timeline, Faults faults, List<NovaRegion> regions) {
        this.timeline = timeline;
        this.faults = faults;
        this.regions = regions;
    }

    /** Lets faults have their way with the regions' nodes. */
    static void among(Timeline timeline, Faults faults, NovaRegion... regions) {
        new Outages(timeline, faults, List.of(regions)).again();
    }

    private void again() {
        timeline.after(MINUTE, this::minute);
    }

    private void minute() {
        for (NovaRegion region : regions) {
            region.nodes().stream().map(Node::host).sorted().forEach(h -> perhaps(region, h));
        }
        again();
    }

    private void perhaps(NovaRegion region, String host) {
        double seconds = faults.outage(region.name(), host);
        if (seconds > 0) {
            Instant now = timeline.now();
            region.cutOff(host, now, now.plus(timeline.real(UNNOTICED)));
            timeline.after(seconds, () -> region.back(host, timeline.now()));
        }
    }
}
