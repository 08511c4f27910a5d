package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code rehearse}: the whole runbook on a simulated cloud. */
@Command(
        name = "rehearse",
        description = {
            "Carries the whole runbook out on a simulated cloud. Rehearsal users start the change,"
                    + " approve its gates and review configuration files.",
            "Exit status 0 when the change completed and the cloud's own ledger finds nothing lost"
                    + " and nothing doubled, 1 otherwise."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Rehearse implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int REPAIRS_UNDER_FAULTS = 5;
    private static final Set<String> NOVA =
            Set.of("nova-controller", "compute", "nova-controller-new", "compute-new");

    @Spec private CommandSpec spec;
    @Mixin private Sizing sizing;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Simulated seconds in a real one (default: ${DEFAULT-VALUE}).")
    private double speed = 60;

    @Option(
            names = "--faults",
            paramLabel = "SEED",
            description = "Injects faults at random calls, the same ones for the same seed.")
    private Long faults;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the result as JSON.")
    private Path reportFile;

    @Unmatched private List<String> rest;

    @Override
    public Integer call() throws Exception {
        Instant began = Instant.now();
        Shape shape = sizing.shape(speed);
        SpringOptions options = SpringOptions.of(rest);
        try (TemporaryFolder folder = TemporaryFolder.create();
                SimulatedSite site = site(shape)) {
            Access access = Access.to(site.writeFiles(folder.path(), sizing.serversAtOnce()));
            quiet(options);
            site.tellSpeed(options);
            try (Running application = Running.start(access, options)) {
                Report report = rehearse(application, site, access.file(), began);
                return finish(report);
            }
        }
    }

    private SimulatedSite site(Shape shape) {
        return faults == null
                ? SimulatedSite.start(shape, Faults.none())
                : SimulatedSite.failing(shape, faults);
    }

    /** A rehearsal's own lines are what its user wants to see. */
    private static void quiet(SpringOptions options) {
        options.unlessGiven("spring.profiles.active", "demo")
                .unlessGiven("spring.datasource.url", Memory.url("rehearsal"))
                .unlessGiven("server.port", "0")
                .unlessGiven("icebridge.poll-interval", "PT0.2S")
                .unlessGiven("logging.level.root", "ERROR");
    }

    private Report rehearse(Running application, SimulatedSite site, CloudFile file, Instant began)
            throws IOException, InterruptedException {
        String change =
                "REHEARSAL-"
                        + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                                .withZone(ZoneId.systemDefault())
                                .format(began);
        Crew crew =
                new Crew(application.address(), change, faults == null ? 0 : REPAIRS_UNDER_FAULTS);
        int packageHosts =
                (int)
                        file.hosts().stream()
                                .filter(h -> h.roles().stream().noneMatch(NOVA::contains))
                                .count();
        Shape shape = site.cloud().shape();
        MovingCalls moving = new MovingCalls(progress(), () -> sum(site.cloud().apiCalls()));
        Rehearsal.Result result =
                new Rehearsal(crew, change, moving, shape.servers(), packageHosts).run(LIMIT);
        RunHistory findings = new RunHistory(crew.watcher(), change);
        return new Report(change, result)
                .servers(site.cloud().ledger(), findings.setAside())
                .nodes(shape.computes(), findings.nodesRedeployed())
                .services(findings.services())
                .gates(crew.gates())
                .calls(site.cloud().apiCalls(), moving.count())
                .times(
                        Duration.between(began, Instant.now()),
                        site.cloud().lowerBoundSeconds(sizing.serversAtOnce()));
    }

    private static long sum(Map<String, Map<String, Long>> calls) {
        return calls.values().stream()
                .flatMap(methods -> methods.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private Progress progress() {
        PrintWriter out = spec.commandLine().getOut();
        return System.console() == null ? new Lines(out) : new Bars(out);
    }

    private int finish(Report report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        new Summary(out).print(report.json());
        if (report.json().has("why")) {
            out.println();
            out.println("The rehearsal failed: " + report.json().path("why").asText());
        }
        if (reportFile != null) {
            report.write(reportFile);
            out.println("Report          " + reportFile);
        }
        out.flush();
        return report.good() ? 0 : 1;
    }
}
