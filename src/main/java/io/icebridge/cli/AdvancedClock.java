package io.icebridge.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** This machine's clock, which can be put forward. */
final class AdvancedClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** Puts it forward to a moment; one that is past changes nothing. */
    void advance(Instant to) {
        Duration more = Duration.between(instant(), to);
        if (!more.isNegative()) {
            ahead = ahead.plus(more);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
    }
}
