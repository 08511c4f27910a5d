package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.cloudfile.GateTerms;
import io.icebridge.runbook.maintenance.MaintenanceWindows;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration OWN_PATIENCE = Duration.ofHours(4);
    private static final List<String> OF_THE_FILE =
            List.of("--computes", "--network", "--servers-at-once");
    private static final int REPAIRS_UNDER_FAULTS = 5;
    private static final Set<String> NOVA =
            Set.of("nova-controller", "compute", "nova-controller-new", "compute-new");

    @Spec private CommandSpec spec;
    @Mixin private Sizing sizing;

    @Option(
            names = "--cloud",
            paramLabel = "FILE",
            description =
                    "Rehearses on a simulated cloud that is like this cloud file's: its network,"
                            + " hosts, names, limits, windows and gates. Nothing of the real one"
                            + " is reached. Without it, the bundled cloud.")
    private Path cloudFile;

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

    @Option(
            names = "--notices",
            description =
                    "Tells those whom the cloud file's notify names, as a real change would; without"
                            + " it nobody is told.")
    private boolean telling;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the result as JSON.")
    private Path reportFile;

    @Unmatched private List<String> rest;

    @Override
    public Integer call() throws Exception {
        Instant began = Instant.now();
        BeforeStart.writable("--report", reportFile);
        FirstWords.say(
                spec.commandLine().getOut(),
                "rehearse",
                cloudFile == null ? "the bundled cloud" : "a simulated cloud like " + cloudFile);
        Imitation imitation = imitation();
        Shape shape = shape(imitation);
        SpringOptions options = SpringOptions.of(rest);
        tell(imitation, shape);
        try (TemporaryFolder folder = TemporaryFolder.create();
                SimulatedSite site = site(imitation, shape)) {
            CloudFile file = file(imitation, site, folder.path());
            AdvancedClock clock = new AdvancedClock();
            int managers = 1 + mostApprovers(file);
            quiet(options, managers);
            site.tellSpeed(options);
            try (Running application = Running.start(Access.rehearsing(file, clock), options)) {
                return finish(rehearse(application, site, file, clock, managers, began));
            }
        }
    }

    /** Null for the bundled cloud, where no file is given. */
    private Imitation imitation() {
        if (cloudFile == null && telling) {
            throw new CannotStart("--notices tells whom a cloud file names; give it with --cloud");
        }
        if (cloudFile == null) {
            return null;
        }
        for (String option : OF_THE_FILE) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new CannotStart(
                        option + " is what the cloud file says; leave one of the two out");
            }
        }
        return new Imitation(
                telling ? CloudFiles.describedTelling(cloudFile) : CloudFiles.described(cloudFile));
    }

    private Shape shape(Imitation imitation) {
        Shape sized = sizing.shape(speed);
        return imitation == null ? sized : imitation.shape(sized);
    }

    private void tell(Imitation imitation, Shape shape) {
        if (imitation != null) {
            PrintWriter out = spec.commandLine().getOut();
            new NotImitated(imitation.site(), shape).sentences().forEach(out::println);
            out.println();
            out.flush();
        }
    }

    private SimulatedSite site(Imitation imitation, Shape shape) {
        HostLayout layout = imitation == null ? SimulatedSite.bundled(shape) : imitation.layout();
        return faults == null
                ? SimulatedSite.start(shape, layout, Faults.none())
                : SimulatedSite.failing(shape, layout, faults);
    }

    private CloudFile file(Imitation imitation, SimulatedSite site, Path folder)
            throws IOException {
        return imitation == null
                ? CloudFiles.read(site.writeFiles(folder, sizing.serversAtOnce()))
                : site.writeFiles(folder, imitation.site());
    }

    /** Those that are drawn, and the others that the file has hosts for. */
    private static int services(CloudFile file) {
        return (int)
                Profiles.load(file.profile()).services().stream()
                        .filter(
                                s ->
                                        !s.other()
                                                || s.hosts().stream()
                                                        .anyMatch(r -> !file.hostsIn(r).isEmpty()))
                        .count();
    }

    private static int mostApprovers(CloudFile file) {
        return file.gates().values().stream().mapToInt(GateTerms::approvers).max().orElse(1);
    }

    /** A rehearsal's own lines are what its user wants to see. */
    private static void quiet(SpringOptions options, int managers) {
        options.unlessGiven("spring.profiles.active", "demo")
                .unlessGiven("spring.datasource.url", Memory.url("rehearsal"))
                .unlessGiven("server.port", "0")
                .unlessGiven("icebridge.demo-managers", Integer.toString(managers))
                .unlessGiven("icebridge.poll-interval", "PT0.2S")
                .unlessGiven("logging.level.root", "ERROR");
    }

    private Report rehearse(
            Running application,
            SimulatedSite site,
            CloudFile file,
            AdvancedClock clock,
            int managers,
            Instant began)
            throws IOException, InterruptedException {
        String change =
                "REHEARSAL-"
                        + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                                .withZone(ZoneId.systemDefault())
                                .format(began);
        Crew crew =
                new Crew(
                        application.address(),
                        change,
                        managers,
                        faults == null ? 0 : REPAIRS_UNDER_FAULTS,
                        site.hosts()::console);
        int packageHosts =
                (int)
                        file.hosts().stream()
                                .filter(h -> h.roles().stream().noneMatch(NOVA::contains))
                                .count();
        Shape shape = site.cloud().shape();
        MovingCalls moving = new MovingCalls(progress(), site::calls);
        ClosedHours closed = new ClosedHours(MaintenanceWindows.of(file), clock, site::traffic);
        Rehearsal.Result result;
        try (Progress shown = moving) {
            result =
                    new Rehearsal(
                                    crew,
                                    change,
                                    moving,
                                    shape.servers(),
                                    packageHosts,
                                    services(file),
                                    closed)
                            .run(cloudFile == null ? PATIENCE : OWN_PATIENCE);
        }
        RunHistory findings = new RunHistory(crew.watcher(), change);
        return new Report(change, result)
                .servers(site.cloud().ledger(), findings.setAside())
                .nodes(shape.computes(), findings.nodesRedeployed())
                .services(findings.services())
                .gates(crew.gates())
                .calls(site.cloud().apiCalls(), moving.count())
                .times(
                        Duration.between(began, Instant.now()),
                        site.cloud().lowerBoundSeconds(file.limits().serversAtOnce()));
    }

    private Progress progress() {
        PrintWriter out = spec.commandLine().getOut();
        return System.console() == null ? new Lines(out) : new Bars();
    }

    private int finish(Report report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        new Summary(out, speed).print(report.json());
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
