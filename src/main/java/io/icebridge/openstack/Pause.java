package io.icebridge.openstack;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Waits between two attempts of one call. */
@FunctionalInterface
interface Pause {

    /** Really waits. */
    Pause REAL =
            time -> {
                Executor later =
                        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
                CompletableFuture.runAsync(() -> {}, later).join();
            };

    void last(Duration time);
}
