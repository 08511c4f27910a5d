package io.icebridge.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When to look how far a rehearsal is, and whether it has stood still for too long, however long it
 * takes in all.
 */
final class Pulse {
    /** Each look costs the application what it needs for the work: one part in so many at most. */
    private static final int SHARE = 20;

    private static final Duration SOONEST = Duration.ofMillis(900);

    private final InstantSource clock;
    private final Duration patience;
    private Instant next;
    private Instant moved;
    private Object stand;

    Pulse(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        this.next = clock.instant();
        this.moved = clock.instant();
    }

    Duration patience() {
        return patience;
    }

    /** Whether it is time to look again. */
    boolean due() {
        return !clock.instant().isBefore(next);
    }

    /**
     * @param begun when this look began
     * @param seen where it stands
     */
    void looked(Instant begun, Object seen) {
        Instant now = clock.instant();
        Duration rest = Duration.between(begun, now).multipliedBy(SHARE);
        next = now.plus(rest.compareTo(SOONEST) > 0 ? rest : SOONEST);
        if (!seen.equals(stand)) {
            stand = seen;
            moved = now;
        }
    }

    /** Whether nothing has gone on for as long as anybody waits. */
    boolean still() {
        return Duration.between(moved, clock.instant()).compareTo(patience) > 0;
    }
}
