package io.icebridge.process;

import io.icebridge.simulator.fault.Faults;

/** A cloud whose boots end in ERROR for as long as a test says so. */
public final class BootFaults implements Faults {
    private volatile boolean failing;

    public void fail() {
        failing = true;
    }

    public void succeed() {
        failing = false;
    }

    @Override
    public Outcome operation(String operation, String serverId) {
        return failing && operation.equals("boot") ? Outcome.ERROR : Outcome.DONE;
    }
}
