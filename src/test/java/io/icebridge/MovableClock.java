package io.icebridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public class MovableClock extends Clock {

    private volatile Instant now;

    /** One that starts now. */
    public MovableClock() {
        this(Instant.now());
    }

    public MovableClock(Instant start) {
        now = start;
    }

    public void move(Duration time) {
        now = now.plus(time);
    }

    public void to(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
