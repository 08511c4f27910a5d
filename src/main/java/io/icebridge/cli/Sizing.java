package io.icebridge.cli;

import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that size a simulated cloud and its move. */
final class Sizing {
    @Option(
            names = "--servers",
            paramLabel = "N",
            description = "Servers in the old region (default: ${DEFAULT-VALUE}).")
    private int servers = 24;

    @Option(
            names = "--computes",
            paramLabel = "N",
            description = "Compute nodes of the old region (default: ${DEFAULT-VALUE}).")
    private int computes = 4;

    @Option(
            names = "--projects",
            paramLabel = "N",
            description = "Projects that own the servers (default: ${DEFAULT-VALUE}).")
    private int projects = 3;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            converter = Kind.class,
            description = "neutron or nova-network (default: neutron).")
    private NetworkKind network = NetworkKind.NEUTRON;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Whatever is by lot follows from it (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--servers-at-once",
            paramLabel = "K",
            description = "How many servers move at a time (default: ${DEFAULT-VALUE}).")
    private int serversAtOnce = 10;

    @Option(
            names = "--gib-seconds",
            paramLabel = "X",
            description =
                    "Simulated seconds that a snapshot takes longer for each GiB of the root disk"
                            + " (default: 0, so that all take alike).")
    private double gibSeconds;

    int serversAtOnce() {
        return serversAtOnce;
    }

    /**
     * @throws CannotStart when no cloud can have this shape
     */
    Shape shape(double speed) {
        if (serversAtOnce < 1 || serversAtOnce > Window.MOST_AT_ONCE) {
            throw new CannotStart(
                    "--servers-at-once takes a number from 1 to " + Window.MOST_AT_ONCE);
        }
        try {
            return new Shape(servers, computes, projects, network, speed, seed, false)
                    .withGibSeconds(gibSeconds);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage());
        }
    }

    /** As cloud files write it. */
    static final class Kind implements ITypeConverter<NetworkKind> {
        @Override
        public NetworkKind convert(String value) {
            return NetworkKind.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
