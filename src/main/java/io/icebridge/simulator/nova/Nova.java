package io.icebridge.simulator.nova;

import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;

/**
 * One region's Nova with all that it works on.
 *
 * @param other the other region, which this Nova knows nothing of but the ledger's judgements do
 */
record Nova(
        NovaRegion region,
        NovaRegion other,
        Wiring wiring,
        Work work,
        Glance glance,
        Cinder cinder,
        Ledger ledger,
        Timeline timeline,
        Lots lots) {}
