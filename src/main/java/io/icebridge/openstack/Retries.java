package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a failed call is made again at once. Reading is; a change only when the service itself says
 * that it did not take the call and names a short wait.
 */
final class Retries {

    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int LONGEST_WAIT_SECONDS = 15;

    private final Pause pause;

    Retries(Pause pause) {
        this.pause = pause;
    }

    <T> T reading(Supplier<T> call) {
        return attempts(call, true);
    }

    <T> T changing(Supplier<T> call) {
        return attempts(call, false);
    }

    private <T> T attempts(Supplier<T> call, boolean reading) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (CloudFailure failure) {
                boolean again = reading ? readAgain(failure) : changeAgain(failure);
                if (!again || attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                pause.last(wait(failure, attempt));
            }
        }
    }

    private static boolean readAgain(CloudFailure failure) {
        return switch (failure.reason()) {
            case UNKNOWN, UNREACHABLE -> true;
            case BUSY -> failure.retryAfterSeconds() <= LONGEST_WAIT_SECONDS;
            default -> false;
        };
    }

    private static boolean changeAgain(CloudFailure failure) {
        return failure.reason() == Reason.BUSY
                && failure.retryAfterSeconds() > 0
                && failure.retryAfterSeconds() <= LONGEST_WAIT_SECONDS;
    }

    private static Duration wait(CloudFailure failure, int attempt) {
        Duration asked = Duration.ofSeconds(failure.retryAfterSeconds());
        Duration growing = FIRST_PAUSE.multipliedBy(1L << (2 * (attempt - 1)));
        return asked.compareTo(growing) > 0 ? asked : growing;
    }
}
