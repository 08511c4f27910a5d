package io.icebridge.jar;

import io.icebridge.simulator.fault.Faults;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first snapshot ends in an error; all else goes well. */
final class OneFailure implements Faults {
    private final AtomicBoolean happened = new AtomicBoolean();

    @Override
    public Outcome operation(String operation, String serverId) {
        return operation.equals("snapshot") && happened.compareAndSet(false, true)
                ? Outcome.ERROR
                : Outcome.DONE;
    }
}
