package io.icebridge.openstack;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param whole from the first byte sent to the last byte read
 */
record Limits(Duration connect, Duration whole) {

    /** Boots and snapshots are only started by their calls, so a minute is generous. */
    static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
