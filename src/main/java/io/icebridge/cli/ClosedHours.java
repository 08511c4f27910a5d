package io.icebridge.cli;

import io.icebridge.runbook.maintenance.MaintenanceWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time between a rehearsal's windows, for which nobody waits: while nothing reaches the cloud
 * and its hosts, all that goes on waits for a window, and the clock is put forward to the next.
 */
final class ClosedHours {
    private static final Duration STILL = Duration.ofSeconds(5);

    private final MaintenanceWindows windows;
    private final AdvancedClock clock;
    private final LongSupplier traffic;
    private long before = -1;
    private Instant since = Instant.MIN;

    /**
     * @param traffic how much has reached the cloud and its hosts so far
     */
    ClosedHours(MaintenanceWindows windows, AdvancedClock clock, LongSupplier traffic) {
        this.windows = windows;
        this.clock = clock;
        this.traffic = traffic;
    }

    /** Puts the clock forward where it has been still for long enough; to which moment. */
    Optional<Instant> skip() {
        long now = traffic.getAsLong();
        if (now != before) {
            before = now;
            since = clock.instant();
            return Optional.empty();
        }
        if (Duration.between(since, clock.instant()).compareTo(STILL) < 0) {
            return Optional.empty();
        }
        Optional<Instant> next = windows.nextOpening(clock.instant());
        next.ifPresent(clock::advance);
        since = clock.instant();
        return next;
    }
}
