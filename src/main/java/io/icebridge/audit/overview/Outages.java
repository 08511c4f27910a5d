package io.icebridge.audit.overview;

import java.time.Duration;
import java.util.List;

/**
 * How long servers were down so far.
 *
 * @param now how many are down at the moment
 * @param servers how many have been down
 */
public record Outages(int now, int servers, Duration median, Duration longest) {

    /**
     * @param seconds of each server that was down, the shortest first
     */
    static Outages of(int now, List<Double> seconds) {
        if (seconds.isEmpty()) {
            return new Outages(now, 0, null, null);
        }
        return new Outages(
                now,
                seconds.size(),
                duration(seconds.get((seconds.size() - 1) / 2)),
                duration(seconds.get(seconds.size() - 1)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
