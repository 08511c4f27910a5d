package io.icebridge.runbook.fleet;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass between two looks at a host. */
@FunctionalInterface
public interface Pauses {
    Pauses REAL = duration -> LockSupport.parkNanos(duration.toNanos());

    void pause(Duration duration);
}
