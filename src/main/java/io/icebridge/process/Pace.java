package io.icebridge.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How long waits of one kind have lately taken, so that nobody looks for what cannot have come: the
 * cloud is asked less, and nobody waits longer.
 */
final class Pace {
    private static final int LATELY = 12;

    /** The shortest of the last waits, less what the next may be faster. */
    private static final double EARLIEST = 0.8;

    private final Map<String, Deque<Duration>> took = new HashMap<>();

    /** Takes in a wait that came to its end. */
    synchronized void took(String message, Duration wait) {
        Deque<Duration> last = took.computeIfAbsent(message, m -> new ArrayDeque<>());
        last.addLast(wait);
        if (last.size() > LATELY) {
            last.removeFirst();
        }
    }

    /** Whether it is worth to look for what has been awaited for so long. */
    synchronized boolean worthALook(String message, Duration waited) {
        Collection<Duration> last = took.getOrDefault(message, new ArrayDeque<>());
        return last.isEmpty() || waited.toMillis() >= Collections.min(last).toMillis() * EARLIEST;
    }
}
