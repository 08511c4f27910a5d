package io.icebridge.audit.overview;

import java.time.Duration;
import java.util.List;

/**
 * How long servers were down so far.
 *
 * @param now how many are down at the moment
 * @param servers how many have been down
 */
public record DownSoFar(int now, int servers, Duration median, Duration longest) {

    /**
     * @param seconds of each server that was down, the shortest first
     */
    static DownSoFar of(int now, List<Double> seconds) {
        if (seconds.isEmpty()) {
            return new DownSoFar(now, 0, null, null);
        }
        return new DownSoFar(
                now,
                seconds.size(),
                duration(seconds.get((seconds.size() - 1) / 2)),
                duration(seconds.get(seconds.size() - 1)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
