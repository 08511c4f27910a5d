package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.Life;
import io.icebridge.simulator.host.machine.Machine;
import java.io.IOException;

/** Runs a background program with what is to go wrong with it. */
final class Mishap {
    private final Machine machine;

    Mishap(Machine machine) {
        this.machine = machine;
    }

    int run(Program program, Call call) throws IOException {
        String line = (call.name() + " " + String.join(" ", call.args())).strip();
        HostFault fault = machine.site().fault(machine.name(), line);
        switch (fault.kind()) {
            case FAIL -> {
                call.complain(fault.text());
                return 1;
            }
            case HANG -> machine.pace().forever();
            case CUT -> Life.here().endAfter(2);
            case DISK_FULL -> {
                machine.files().full(true);
                try {
                    return program.run(call);
                } finally {
                    machine.files().full(false);
                }
            }
            default -> {
                // a connection that is dropped means nothing to what runs without one
            }
        }
        return program.run(call);
    }
}
