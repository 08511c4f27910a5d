package io.icebridge.process.waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When to look again for what is awaited: the longer a wait has taken, the seldomer, so that a long
 * one asks the cloud little and is still noticed within a tenth of its own time, and a minute.
 * Where waits are alike, none is expected to be over sooner than the shortest of the last ones.
 */
final class Pace {
    private static final double LATE = 0.1;
    private static final Duration LATEST = Duration.ofMinutes(1);

    /** One that is over sooner than all before it is noticed so many rounds late at most. */
    private static final int BLIND = 5;

    private static final int UNHURRIED = 10;

    private static final int LAST = 10;
    private static final double SOONER = 0.8;

    private final Duration blind;
    private final Duration unhurried;
    private final Map<String, Duration> vain = new ConcurrentHashMap<>();
    private final Map<String, Deque<Duration>> took = new ConcurrentHashMap<>();

    /**
     * @param interval between one round of looks and the next
     */
    Pace(Duration interval) {
        blind = interval.multipliedBy(BLIND);
        unhurried = interval.multipliedBy(UNHURRIED);
    }

    /**
     * Whether a look is due.
     *
     * @param kind what waits that are alike have in common, empty for one that is like no other
     * @param waited how long it has been awaited
     */
    boolean due(String executionId, String kind, Duration waited) {
        Duration last = lastLook(executionId);
        Duration next = last.plus(pause(last));
        Duration sooner = shortest(kind).compareTo(next) < 0 ? next : shortest(kind);
        return waited.compareTo(sooner) >= 0
                || waited.compareTo(next) >= 0 && waited.compareTo(last.plus(blind)) >= 0;
    }

    /** The same where nobody outside waits: looks for others are likely to show it first. */
    boolean dueUnhurried(String executionId, Duration waited) {
        Duration last = lastLook(executionId);
        return waited.compareTo(last.plus(unhurried)) >= 0
                && waited.compareTo(last.plus(pause(last))) >= 0;
    }

    private Duration lastLook(String executionId) {
        return vain.getOrDefault(executionId, Duration.ZERO);
    }

    private static Duration pause(Duration waited) {
        Duration pause = Duration.ofMillis((long) (waited.toMillis() * LATE));
        return pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }

    private Duration shortest(String kind) {
        Deque<Duration> last = took.get(kind);
        if (last == null) {
            return Duration.ZERO;
        }
        synchronized (last) {
            return Collections.min(last);
        }
    }

    /** Notes a look that was in vain. */
    void looked(String executionId, Duration waited) {
        vain.put(executionId, waited);
    }

    /** A wait is at least as long as its last vain look came after its beginning. */
    void over(String executionId, String kind, Duration waited) {
        Duration last = vain.remove(executionId);
        if (kind.isEmpty()) {
            return;
        }
        Deque<Duration> lasted = took.computeIfAbsent(kind, k -> new ArrayDeque<>());
        synchronized (lasted) {
            lasted.addLast(
                    last == null ? Duration.ofMillis((long) (waited.toMillis() * SOONER)) : last);
            if (lasted.size() > LAST) {
                lasted.removeFirst();
            }
        }
    }

    void forget(String executionId) {
        vain.remove(executionId);
    }
}
