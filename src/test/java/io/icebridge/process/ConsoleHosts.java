package io.icebridge.process;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Hosts;
import io.icebridge.host.Result;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.HostFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Simulated hosts reached without SSH, whose threads would make a run another one each time. */
public final class ConsoleHosts implements Hosts {
    private final SimulatedHosts machines;
    private HostFaults faults = HostFaults.NONE;

    /** They have their effect before the next command. */
    private final List<Runnable> late = new ArrayList<>();

    private long commands;

    public ConsoleHosts(SimulatedHosts machines) {
        this.machines = machines;
    }

    public void goWrong(HostFaults how) {
        faults = how;
    }

    @Override
    public Host host(String name) {
        return new Host() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run(Command command) {
                return ConsoleHosts.this.run(name, command);
            }
        };
    }

    private Result run(String host, Command command) {
        late.forEach(Runnable::run);
        late.clear();
        HostFault fault = faults.on(host, command.line(), commands++);
        if (fault.kind() == HostFault.Kind.DROP_BEFORE) {
            throw lost(host);
        }
        if (fault.kind() == HostFault.Kind.LATER) {
            late.add(() -> console(host, command, none(), none()));
            throw lost(host);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = console(host, command, out, errors);
        if (fault.kind() != HostFault.Kind.NONE) {
            throw lost(host);
        }
        return new Result(status, text(out), text(errors), false, Duration.ZERO);
    }

    private int console(String host, Command command, OutputStream out, OutputStream errors) {
        return machines.console(
                host, command.line(), new ByteArrayInputStream(command.input()), out, errors);
    }

    private static OutputStream none() {
        return OutputStream.nullOutputStream();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static HostFailure lost(String host) {
        return new HostFailure(
                HostFailure.Reason.CONNECTION_LOST, host, "the connection was lost", null);
    }
}
