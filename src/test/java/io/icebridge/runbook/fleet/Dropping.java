package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Result;

/** A host whose connection drops at the n-th command that the pattern fits. */
record Dropping(Host host, String pattern, HostFailure.Reason reason, int[] left) implements Host {

    Dropping(Host host, String pattern, HostFailure.Reason reason, int after) {
        this(host, pattern, reason, new int[] {after});
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public Result run(Command command) {
        if (command.line().matches(pattern) && --left[0] == 0) {
            throw new HostFailure(reason, name(), "connection dropped", null);
        }
        return host.run(command);
    }
}
