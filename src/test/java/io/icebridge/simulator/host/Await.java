package io.icebridge.simulator.host;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. */
final class Await {
    private static final int TRIES = 2000;

    private Await() {}

    static void until(BooleanSupplier condition) {
        for (int i = 0; i < TRIES && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(5_000_000);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("it never came to be");
        }
    }
}
