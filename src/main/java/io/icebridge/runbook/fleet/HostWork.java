package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Commands on one host within a change: looks are free, effects go through the journal. */
public final class HostWork {
    private static final int TAIL = 6000;

    private final String change;
    private final Host host;
    private final Profile profile;
    private final Journal journal;
    private final Jobs jobs;

    HostWork(String change, Host host, Profile profile, Journal journal, Pauses pauses) {
        this.change = change;
        this.host = host;
        this.profile = profile;
        this.journal = journal;
        this.jobs = new Jobs(profile, pauses);
    }

    /** The host's name in the cloud file. */
    public String name() {
        return host.name();
    }

    /** The change ticket's id. */
    public String change() {
        return change;
    }

    /** The release profile, with the site's own settings. */
    public Profile profile() {
        return profile;
    }

    /** Runs a command that changes nothing. */
    public Result look(Command command) {
        return host.run(command);
    }

    /** The output of a command that changes nothing and must succeed. */
    public String read(String template, Map<String, String> values) {
        return must(host.run(Template.command(template, values))).output().strip();
    }

    /** Whether a command that changes nothing ends with 0. */
    public boolean holds(String template, Map<String, String> values) {
        return host.run(Template.command(template, values)).ok();
    }

    /** Causes an effect that can be repeated without harm; once in a change. */
    public String once(String step, String template, Map<String, String> values) {
        return once(step, Template.command(template, values));
    }

    /** The same for a command with a limit or an input of its own. */
    public String once(String step, Command command) {
        return once(step, command.line(), () -> text(must(host.run(command))));
    }

    /** The same for an effect of several commands; the detail says what they do. */
    public String once(String step, String detail, Supplier<String> repeatable) {
        return journal.perform(intent(step, detail), repeatable);
    }

    /** The same for an effect that must be looked up when nobody knows whether it happened. */
    public String once(String step, Command command, Supplier<Optional<String>> lookUp) {
        return journal.perform(
                intent(step, command.line()), lookUp, () -> text(must(host.run(command))));
    }

    /** Runs a command that must not be cut off; a lost connection does not end it. */
    public String detached(String step, Command command) {
        String job = Paths.job(profile, change, step);
        if (failed(step)) {
            jobs.forget(host, job);
        }
        return journal.perform(
                intent(step, command.line()),
                () -> jobs.end(host, job).map(r -> judged(step, r)),
                () -> judged(step, jobs.run(host, job, command)));
    }

    /** The same; gives back how long the command took on the host, to the second. */
    public Duration timed(String step, Command command) {
        detached(step, command);
        return jobs.took(host, Paths.job(profile, change, step));
    }

    /** What a settled step of this host gave. */
    public Optional<String> result(String step) {
        return journal.result(change, subject(), step);
    }

    /** Steps that begin like this, were begun, and of which nobody knows yet how they ended. */
    public List<String> open(String prefix) {
        return journal.of(change, subject()).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .map(e -> e.intent().step())
                .filter(step -> step.startsWith(prefix))
                .toList();
    }

    /** Whether the last try of the step failed or was undone. */
    private boolean failed(String step) {
        return journal.last(change, subject(), step)
                .filter(e -> e.state() == Entry.State.FAILED)
                .isPresent();
    }

    /** Whether any step that begins like this was begun and is not undone. */
    public boolean begun(String prefix) {
        return journal.of(change, subject()).stream()
                .filter(e -> e.state() != Entry.State.FAILED)
                .anyMatch(e -> e.intent().step().startsWith(prefix));
    }

    /** Lets a step be done anew. */
    public void spoil(String step, String why) {
        journal.spoil(change, subject(), step, why);
    }

    /** Carries out a command whose effect the caller writes down. */
    public Result run(Command command) {
        return must(host.run(command));
    }

    /** Names of the units of a service on this host. */
    public List<String> units(String service) {
        String found = read(profile.host().listUnits(), Map.of("service", service));
        return found.isEmpty() ? List.of() : Arrays.asList(found.split("\\s+"));
    }

    /** Installed packages, with versions, that match one of the patterns. */
    public Set<String> packages(List<String> patterns) {
        Set<String> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            read(profile.host().packageVersions(), Map.of("pattern", pattern))
                    .lines()
                    .filter(l -> !l.isBlank())
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private String judged(String step, Result result) {
        if (!result.ok()) {
            spoil(step, text(result));
        }
        return text(must(result));
    }

    private Intent intent(String step, String detail) {
        return new Intent(change, subject(), step, detail);
    }

    private String subject() {
        return "host " + host.name();
    }

    private Result must(Result result) {
        if (result.ok()) {
            return result;
        }
        throw new StepFailure(
                StepFailure.Kind.COMMAND_FAILED,
                "a command on "
                        + host.name()
                        + (result.exitStatus() == Jobs.CUT_OFF
                                ? " was cut off before its end"
                                : " ended with " + result.exitStatus()),
                text(result));
    }

    private static String text(Result result) {
        String all = (result.output() + "\n" + result.errors()).strip();
        return "exit status %d after %d s%n%s"
                .formatted(
                        result.exitStatus(),
                        result.took().toSeconds(),
                        all.length() > TAIL ? "..." + all.substring(all.length() - TAIL) : all)
                .strip();
    }
}
