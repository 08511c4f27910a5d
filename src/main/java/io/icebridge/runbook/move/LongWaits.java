package io.icebridge.runbook.move;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For how long each has waited for what is in others' hands, and when that is long enough. Who does
 * not come for a while waits no longer, be it that it has ended or that a window was closed; and
 * each life of the application begins anew.
 */
public final class LongWaits {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration BREAK = Duration.ofMinutes(1);

    private final Map<String, Stretch> waiting = new ConcurrentHashMap<>();

    private record Stretch(Instant first, Instant last) {}

    /** Whether who asks for it over and over has waited for too long by now. */
    boolean over(String who, Instant now) {
        waiting.values().removeIf(stretch -> stretch.last().plus(BREAK).isBefore(now));
        Stretch stretch =
                waiting.merge(
                        who,
                        new Stretch(now, now),
                        (before, latest) -> new Stretch(before.first(), latest.last()));
        boolean over = stretch.first().plus(LONG).isBefore(now);
        if (over) {
            waiting.remove(who);
        }
        return over;
    }
}
