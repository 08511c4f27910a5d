package io.icebridge.simulator.nova;

import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;

/** One region's Nova with all that it works on. */
record Nova(
        NovaRegion region,
        Wiring wiring,
        Work work,
        Glance glance,
        Cinder cinder,
        Ledger ledger,
        Timeline timeline,
        Lots lots) {}
