package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FinalPackages;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.OldPackages.Installed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All packages of the hosts that run no Nova; a new kernel is reported, never booted. */
public final class PackageUpgrade {
    public static final String STEP = "upgradeHostPackages";
    private static final String BEFORE = "before";
    private static final String PACKAGES = "packages";
    private static final String KERNELS = "kernels";

    private final Site site;
    private final Journal journal;
    private final FinalPackages profile;

    public PackageUpgrade(Site site, Journal journal) {
        this.site = site;
        this.journal = journal;
        this.profile = site.profile().finalPackages();
    }

    /**
     * Kernels of a host.
     *
     * @param newest of those that are installed; empty where there is none
     */
    public record Kernels(String running, String newest) {
        static Kernels of(Result result) {
            List<String> lines = result.output().lines().filter(l -> !l.isBlank()).toList();
            if (lines.isEmpty()) {
                throw new StepFailure(
                        StepFailure.Kind.PROOF_FAILED,
                        "a host does not tell which kernel runs",
                        result.errors());
            }
            String newest = lines.size() > 1 ? lines.get(1).strip().split("\\s+", 2)[0] : "";
            return new Kernels(lines.get(0).strip(), newest.startsWith("kernel") ? newest : "");
        }

        /** Whether another than the one that runs comes with the next start of the host. */
        public boolean wantsReboot() {
            return !newest.isEmpty() && !newest.endsWith(running);
        }
    }

    /** The hosts that run no Nova, in the cloud file's order. */
    public List<String> hosts() {
        return site.hostsWithout(profile.withoutRoles());
    }

    /** Upgrades one host; what changed is on record. */
    public Course of(String host) {
        Draft draft = draft(host);
        return new Course(
                STEP,
                draft.subject(),
                List.of(
                        List.of(
                                draft.runLong(
                                        host,
                                        "repository",
                                        Template.command(
                                                site.profile().host().addMissingRepository(),
                                                site.profile().settings()),
                                        Undo.needless(
                                                "the repository installs nothing by itself, and"
                                                        + " stays")),
                                draft.look(host, BEFORE, all(), Installed::of),
                                draft.runLong(
                                        host,
                                        PACKAGES,
                                        Command.of(profile.upgrade()),
                                        Undo.never("which versions there were is on record")),
                                draft.look(host, "after", all(), Installed::of),
                                draft.look(
                                        host,
                                        KERNELS,
                                        Command.of(profile.kernels()),
                                        Kernels::of))));
    }

    private static Draft draft(String host) {
        return new Draft(STEP, Subject.host(host));
    }

    private Command all() {
        return Template.command(
                site.profile().host().packageVersionsOf(), "patterns", List.of("*"), Map.of());
    }

    /** What would be upgraded on a host by its repositories as they are now, a line each. */
    public List<String> pending(String host) {
        Result result = site.hosts().host(host).look(Command.of(profile.pending()));
        if (result.exitStatus() != 0 && result.exitStatus() != 100) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "%s does not tell what would be upgraded".formatted(host),
                    result.output() + result.errors());
        }
        return updates(result.output());
    }

    /**
     * What does not fit into a column goes on in the next line, behind blanks. What replaces others
     * comes last, each with what it replaces behind it.
     */
    static List<String> updates(String output) {
        String[] parts = output.split("(?m)^Obsoleting Packages\\s*$", 2);
        Stream<String> updated =
                parts[0].replaceAll("\\R[ \\t]+", " ")
                        .lines()
                        .filter(line -> line.strip().split("\\s+").length == 3);
        Stream<String> replacing =
                Stream.of(parts)
                        .skip(1)
                        .flatMap(String::lines)
                        .filter(line -> line.matches("\\S.*"));
        return Stream.concat(updated, replacing)
                .map(line -> line.strip().split("\\s+"))
                .map(words -> words[0] + (words.length > 1 ? " " + words[1] : ""))
                .distinct()
                .toList();
    }

    /** Whether the upgrade of a host has begun. */
    public boolean begun(Change change, String host) {
        return journal.mayBeDone(change, draft(host).key(host, PACKAGES));
    }

    /** Under what the evidence keeps what would be upgraded. */
    public Key pendingKey(String host) {
        return draft(host).key(host, "pending");
    }

    /** Kernels as they were seen after the upgrade; empty where Icebridge may not look. */
    public Optional<Kernels> kernels(Change change, String host) {
        return journal.result(change, draft(host).key(host, KERNELS), Kernels.class);
    }

    /** Whether a host is done, by the runbook or by hand. */
    public boolean done(Change change, String host) {
        return journal.settled(change, draft(host).key(host, KERNELS));
    }
}
