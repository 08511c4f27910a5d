package io.icebridge.simulator.host;

import io.icebridge.simulator.host.command.Commands;
import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.machine.Pace;
import io.icebridge.simulator.host.machine.Site;
import io.icebridge.simulator.host.shell.Shell;
import io.icebridge.simulator.host.shell.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** The bundled cloud's hosts without SSH, in no time at all. */
final class SiteFixture {
    private final Site site;
    private final Commands commands = new Commands();

    /** What a command line left. */
    record Outcome(int status, String out, String err) {}

    SiteFixture(CloudSide cloud, boolean neutron) {
        HostLayout layout = HostLayout.bundled(List.of("cmp-1", "cmp-2"), neutron);
        site =
                new Site(
                        layout,
                        cloud,
                        new Pace(1e9),
                        c -> new Thread(c).start(),
                        Clock.systemUTC());
    }

    SiteFixture() {
        this(new QuietCloud(), true);
    }

    Machine machine(String host) {
        return site.machine(host);
    }

    Outcome on(String host, String line) {
        return on(host, line, "");
    }

    Outcome on(String host, String line, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        try {
            Shell shell = new Shell(site.machine(host), commands);
            int status = shell.process("sh -c " + line, line, new Streams(in, out, err));
            return new Outcome(
                    status,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output of a line that must succeed. */
    String out(String host, String line) {
        Outcome outcome = on(host, line);
        if (outcome.status() != 0) {
            throw new AssertionError(line + " ended with " + outcome);
        }
        return outcome.out();
    }
}
