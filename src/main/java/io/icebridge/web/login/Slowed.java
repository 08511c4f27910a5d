package io.icebridge.web.login;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from the address; this one was not looked at. */
final class Slowed extends AuthenticationException {
    private final long seconds;

    Slowed(Duration wait) {
        super(
                "Too many wrong passwords came from your address. Try again in "
                        + secondsOf(wait)
                        + " s.");
        this.seconds = secondsOf(wait);
    }

    /** At least one. */
    long seconds() {
        return seconds;
    }

    private static long secondsOf(Duration wait) {
        return wait.toSeconds() + 1;
    }
}
