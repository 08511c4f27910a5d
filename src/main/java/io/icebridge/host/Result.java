package io.icebridge.host;

import java.time.Duration;

/**
 * What a command left.
 *
 * @param truncated true when the output was longer than what is kept; its end is kept
 */
public record Result(
        int exitStatus, String output, String errors, boolean truncated, Duration took) {

    public boolean ok() {
        return exitStatus == 0;
    }
}
