package io.icebridge.process.model.move;

import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;

/** The old region deletes no server for as long as it is on. */
class NoDeletion implements Faults {
    volatile boolean on;

    NoDeletion(boolean on) {
        this.on = on;
    }

    @Override
    public Fault before(String service, String method, String path) {
        return on
                        && service.equals("nova-havana")
                        && method.equals("DELETE")
                        && path.matches(".*/servers/[^/]+")
                ? Fault.status(403)
                : Fault.NONE;
    }
}
