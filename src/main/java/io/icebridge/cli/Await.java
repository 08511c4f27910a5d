package io.icebridge.cli;

import io.icebridge.again.Again;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks again and again until there is something to see. */
final class Await {
    private static final Duration EVER = Duration.ofDays(3650);

    private Await() {}

    /** One look; empty while there is nothing yet. */
    interface Look<T> {
        Optional<T> look() throws IOException;
    }

    /**
     * What the first look that sees something sees, however long it takes.
     *
     * @throws IOException when a look fails
     */
    static <T> T until(Duration every, Look<T> look) throws IOException, InterruptedException {
        return until(EVER, every, look).orElseThrow();
    }

    /**
     * What the first look that sees something sees, or nothing within the limit.
     *
     * @throws IOException when a look fails
     */
    static <T> Optional<T> until(Duration limit, Duration every, Look<T> look)
            throws IOException, InterruptedException {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        CompletableFuture<T> seen = new CompletableFuture<>();
        Runnable once =
                () -> {
                    try {
                        look.look().ifPresent(seen::complete);
                    } catch (Throwable failure) { // whoever waits is told, whatever it is
                        seen.completeExceptionally(failure);
                    }
                };
        Again.after(thread, Duration.ZERO, every, "looking for what is awaited", once);
        try {
            return Optional.of(seen.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException nothing) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            thread.shutdownNow();
        }
    }
}
