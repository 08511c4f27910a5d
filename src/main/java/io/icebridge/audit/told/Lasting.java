package io.icebridge.audit.told;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them: the two largest units, the second left out where it is nothing. */
public final class Lasting {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long SHORTEST_MILLIS = 50;
    private static final long SECOND_MILLIS = 1000;
    private static final long EXACT_BELOW_MILLIS = 9_950;

    private Lasting() {}

    /** Empty for null; below ten seconds with one decimal. */
    public static String told(Duration time) {
        if (time == null) {
            return "";
        }
        if (time.toMillis() < SHORTEST_MILLIS) {
            return "under 0.1 s";
        }
        if (time.toMillis() < EXACT_BELOW_MILLIS) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds, MINUTE, "min", 1, "s");
        }
        return seconds < DAY
                ? two(seconds, HOUR, "h", MINUTE, "min")
                : two(seconds, DAY, "d", HOUR, "h");
    }

    /** Empty for null; below a second in milliseconds. */
    static String exactly(Duration time) {
        return time != null && time.toMillis() < SECOND_MILLIS
                ? time.toMillis() + " ms"
                : told(time);
    }

    private static String two(long seconds, long large, String unit, long small, String rest) {
        long remaining = seconds % large / small;
        String first = seconds / large + " " + unit;
        return remaining == 0 ? first : first + " " + remaining + " " + rest;
    }
}
