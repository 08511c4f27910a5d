package io.icebridge.audit.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast servers arrive, and when the last of them should.
 *
 * @param perHour by the newest arrivals
 * @param rests on how many
 * @param end null where nothing can be said
 */
public record Rate(double perHour, int rests, Instant end) {
    /** What happened long ago says little. */
    static final int NEWEST = 20;

    private static final int FEWEST = 3;

    /**
     * @param arrivals the newest first, no more than {@link #NEWEST}
     * @param left how many are still to arrive by themselves
     * @return empty where too few have arrived to tell
     */
    static Optional<Rate> of(List<Instant> arrivals, int left, Instant now) {
        if (arrivals.size() < FEWEST || left == 0) {
            return Optional.empty();
        }
        Duration taken = Duration.between(arrivals.get(arrivals.size() - 1), now);
        double each = taken.toMillis() / (double) (arrivals.size() - 1);
        if (each <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Rate(
                        Duration.ofHours(1).toMillis() / each,
                        arrivals.size(),
                        now.plusMillis(Math.round(each * left))));
    }

    /** With one decimal below ten. */
    public String told() {
        return perHour < 10
                ? String.format(Locale.ROOT, "%.1f an hour", perHour)
                : Math.round(perHour) + " an hour";
    }
}
