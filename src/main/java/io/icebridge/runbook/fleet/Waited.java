package io.icebridge.runbook.fleet;

import io.icebridge.journal.Entry;
import java.time.Clock;
import java.time.Duration;

/** How long something has been waited for, and when it is worth another look. */
record Waited(Clock clock) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    Duration since(Entry begun) {
        return Duration.between(begun.begun(), clock.instant());
    }

    /** What has taken long is looked at less often. */
    Pending pending(Entry begun) {
        Duration quarter = since(begun).dividedBy(4);
        Duration again = quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter;
        return new Pending(
                again,
                begun.what() + " on " + begun.key().place().name() + " since " + begun.begun());
    }
}
