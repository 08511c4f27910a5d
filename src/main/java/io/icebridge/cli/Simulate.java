package io.icebridge.cli;

import io.icebridge.simulator.fault.Faults;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: the simulated cloud alone, for any OpenStack client. */
@Command(
        name = "simulate",
        description = {
            "Runs a simulated Havana cloud, HTTP and SSH on loopback, until it is ended.",
            "Any OpenStack client can work with it. It prints where the services answer, and where",
            "GET /ledger tells what became of every server, volume and address,",
            "GET /calls which changing calls reached the services, and",
            "GET /commands which command lines reached the hosts, in order."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Simulate implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Sizing sizing;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Simulated seconds in a real one (default: ${DEFAULT-VALUE}).")
    private double speed = 20;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Writes cloud.yaml, clouds.yaml, the key and known_hosts here, as"
                            + " 'serve --cloud DIR/cloud.yaml' needs them.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        if (out == null
                && spec.commandLine().getParseResult().hasMatchedOption("--servers-at-once")) {
            throw new CannotStart(
                    "--servers-at-once is written into the cloud file; give --out, too, or leave it"
                            + " out");
        }
        PrintWriter say = spec.commandLine().getOut();
        try (SimulatedSite site = SimulatedSite.start(sizing.shape(speed), Faults.none())) {
            if (out != null) {
                say.println("written         " + site.writeFiles(out, sizing.serversAtOnce()));
            }
            site.addresses().forEach(say::println);
            say.println("Ctrl-C ends it.");
            say.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
