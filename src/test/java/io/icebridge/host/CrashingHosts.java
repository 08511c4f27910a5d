package io.icebridge.host;

import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts under a program that dies at its n-th command: before the host has it, or right after. */
public final class CrashingHosts implements Hosts, HostChanges {
    private final Hosts hosts;
    private final boolean before;
    private final AtomicInteger left;

    public CrashingHosts(Hosts hosts, int at, boolean before) {
        this.hosts = hosts;
        this.before = before;
        this.left = new AtomicInteger(at);
    }

    @Override
    public HostChange on(String name) {
        return host(name)::run;
    }

    /** The program is gone; nothing of it is caught and judged. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Host host(String name) {
        Host host = hosts.host(name);
        return new Host() {
            @Override
            public String name() {
                return host.name();
            }

            @Override
            public Result run(Command command) {
                int now = left.getAndDecrement();
                if (now < 0 || now == 0 && before) {
                    throw new Crash();
                }
                Result result = host.run(command);
                if (now == 0) {
                    throw new Crash();
                }
                return result;
            }
        };
    }
}
