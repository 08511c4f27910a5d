package io.icebridge.runbook.fleet;

import java.time.Duration;

/**
 * A step that has not ended: something it started goes on by itself.
 *
 * @param again how long until the next look is worth its while
 * @param why what it waits for, for people
 */
public record Pending(Duration again, String why) {

    Pending sooner(Pending other) {
        return again.compareTo(other.again()) <= 0 ? this : other;
    }
}
