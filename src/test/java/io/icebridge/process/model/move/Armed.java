package io.icebridge.process.model.move;

import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import java.util.List;

/** Faults that keep quiet until the cloud is ready, and are written down when they come. */
final class Armed implements Faults {
    private final Faults real;
    private final List<String> log;
    boolean on;

    Armed(Faults real, List<String> log) {
        this.real = real;
        this.log = log;
    }

    private <T> T noted(T fault, T none, String... where) {
        if (!fault.equals(none)) {
            log.add("    fault: " + String.join(" ", where) + ": " + fault);
        }
        return fault;
    }

    @Override
    public Fault before(String service, String method, String p) {
        return on
                ? noted(real.before(service, method, p), Fault.NONE, "before", service, method, p)
                : Fault.NONE;
    }

    @Override
    public Fault after(String service, String method, String p) {
        return on
                ? noted(real.after(service, method, p), Fault.NONE, "after", service, method, p)
                : Fault.NONE;
    }

    @Override
    public Outcome operation(String operation, String serverId) {
        return on
                ? noted(real.operation(operation, serverId), Outcome.DONE, operation, serverId)
                : Outcome.DONE;
    }

    @Override
    public double outage(String region, String node) {
        return on ? noted(real.outage(region, node), 0.0, "outage", region, node) : 0;
    }
}
