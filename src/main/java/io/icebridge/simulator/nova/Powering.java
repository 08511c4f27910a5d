package io.icebridge.simulator.nova;

import java.util.Set;

/** Power and the like: stop, start, reboot, pause, suspend. */
final class Powering {

    private final Nova nova;

    Powering(Nova nova) {
        this.nova = nova;
    }

    void stop(Server server) {
        States.in(server, "stop", Set.of("active", "rescued", "error"));
        nova.work()
                .start(Work.Kind.STOP, server, "powering-off", () -> settle(server, "stopped", 4));
    }

    void start(Server server) {
        States.in(server, "start", Set.of("stopped"));
        nova.work()
                .start(Work.Kind.START, server, "powering-on", () -> settle(server, "active", 1));
    }

    void reboot(Server server, boolean hard) {
        States.in(server, "reboot", Set.of("active", "stopped", "paused", "suspended", "error"));
        nova.work()
                .start(
                        Work.Kind.REBOOT,
                        server,
                        hard ? "rebooting_hard" : "rebooting",
                        () -> settle(server, "active", 1));
    }

    void pause(Server server) {
        States.in(server, "pause", Set.of("active", "rescued"));
        nova.work().start(Work.Kind.PAUSE, server, "pausing", () -> settle(server, "paused", 3));
    }

    void unpause(Server server) {
        States.in(server, "unpause", Set.of("paused"));
        nova.work().start(Work.Kind.PAUSE, server, "unpausing", () -> settle(server, "active", 1));
    }

    void suspend(Server server) {
        States.in(server, "suspend", Set.of("active", "rescued"));
        nova.work()
                .start(Work.Kind.PAUSE, server, "suspending", () -> settle(server, "suspended", 4));
    }

    void resume(Server server) {
        States.in(server, "resume", Set.of("suspended"));
        nova.work().start(Work.Kind.PAUSE, server, "resuming", () -> settle(server, "active", 1));
    }

    private void settle(Server server, String vmState, int power) {
        if (server.torn) {
            return;
        }
        server.vmState = vmState;
        server.power = power;
        nova.ledger().power(server.id, power == 1);
        nova.ledger().failed(server.id, false);
    }
}
