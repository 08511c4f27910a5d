package io.icebridge.process;

import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;

/** Faults that keep quiet until the cloud is ready. */
final class Armed implements Faults {
    private final Faults real;
    boolean on;

    Armed(Faults real) {
        this.real = real;
    }

    @Override
    public Fault before(String service, String method, String p) {
        return on ? real.before(service, method, p) : Fault.NONE;
    }

    @Override
    public Fault after(String service, String method, String p) {
        return on ? real.after(service, method, p) : Fault.NONE;
    }

    @Override
    public Outcome operation(String operation, String serverId) {
        return on ? real.operation(operation, serverId) : Outcome.DONE;
    }

    @Override
    public double outage(String region, String node) {
        return on ? real.outage(region, node) : 0;
    }
}
