package io.icebridge.jar;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another process does. */
final class Patience {
    private Patience() {}

    static void until(String what, Duration limit, Callable<Boolean> holds) throws Exception {
        until(what, limit, holds, () -> "");
    }

    /**
     * @param instead tells what stands there instead, so that a failure can be understood
     *     afterwards
     */
    static void until(
            String what, Duration limit, Callable<Boolean> holds, Callable<String> instead)
            throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        what + " did not happen within " + limit + " " + instead.call());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
