package io.icebridge.process;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When to look again for what is awaited: the longer a wait has taken, the seldomer, so that a long
 * one asks the cloud little and is still noticed within a tenth of its own time, and a minute.
 */
final class Pace {
    private static final double LATE = 0.1;
    private static final Duration LATEST = Duration.ofMinutes(1);

    private final Map<String, Duration> next = new ConcurrentHashMap<>();

    /** Whether a look is due for what has been awaited for so long. */
    boolean due(String executionId, Duration waited) {
        return waited.compareTo(next.getOrDefault(executionId, Duration.ZERO)) >= 0;
    }

    /** Notes a look that was in vain. */
    void looked(String executionId, Duration waited) {
        Duration pause = Duration.ofMillis((long) (waited.toMillis() * LATE));
        next.put(executionId, waited.plus(pause.compareTo(LATEST) > 0 ? LATEST : pause));
    }

    void over(String executionId) {
        next.remove(executionId);
    }
}
