package io.icebridge.process.waiting;

import java.time.Duration;

/**
 * How long a wait may take here. On a simulated cloud whose seconds are shorter than real ones,
 * what got stuck is known to be stuck sooner, though not before a real minute.
 *
 * @param cloudSpeed seconds of the cloud in a real one
 */
record Patience(double cloudSpeed) {
    private static final Duration LEAST = Duration.ofMinutes(1);

    Patience {
        if (!(cloudSpeed >= 1)) {
            throw new IllegalArgumentException("icebridge.cloud-speed is less than 1");
        }
    }

    /**
     * @param cloudTime a limit in the cloud's own time
     */
    Duration of(Duration cloudTime) {
        Duration scaled = Duration.ofMillis((long) (cloudTime.toMillis() / cloudSpeed));
        Duration least = cloudTime.compareTo(LEAST) < 0 ? cloudTime : LEAST;
        return scaled.compareTo(least) < 0 ? least : scaled;
    }
}
