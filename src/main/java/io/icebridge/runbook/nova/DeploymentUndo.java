package io.icebridge.runbook.nova;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Undoing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The work of undo-deployment: the way back for the whole deployment, open while no server lives in
 * the new region. Packages and configuration stay on the new hosts; nothing runs there, and a later
 * deployment writes them anew.
 */
public final class DeploymentUndo {
    /** Where what the deployment fills takes back what it was given. */
    public static final CloudDraft ENDPOINTS =
            new CloudDraft("removeNewEndpoints", Subject.CHANGE, Place.cloud("identity"));

    static final Draft SILENCE = new Draft("silenceNeutron", Subject.CHANGE);
    static final Draft STOP = new Draft("stopNewNova", Subject.CHANGE);
    static final Draft DROP = new Draft("dropNewDatabase", Subject.CHANGE);

    private static final CloudDraft UNUSED =
            new CloudDraft("proveNovaUnused", Subject.CHANGE, Place.cloud("compute"));
    private static final String PROVEN = "unused";
    private static final List<String> BACK =
            List.of(SILENCE.step(), STOP.step(), ENDPOINTS.step(), DROP.step());

    private final NovaCourses nova;
    private final Journal journal;
    private final Runner runner;
    private final Undoing undoing;
    private final Clock clock;

    public DeploymentUndo(NovaCourses nova, Journal journal, Runner runner, Clock clock) {
        this.nova = nova;
        this.journal = journal;
        this.runner = runner;
        this.undoing = new Undoing(journal);
        this.clock = clock;
    }

    /** The steps of the deployment and of its way back, which the deployment's gate opens. */
    public static final Set<String> GATED = gated();

    private static Set<String> gated() {
        Set<String> steps =
                new LinkedHashSet<>(
                        List.of(
                                "installNova",
                                "createNovaDatabase",
                                "configureNova",
                                "startNova",
                                "registerNova",
                                "fillNova",
                                "notifyNova",
                                "bootProbe",
                                "removeProbe",
                                UNUSED.step()));
        steps.addAll(BACK);
        return Set.copyOf(steps);
    }

    /** What the gate opens, in order: the deployment, then its whole way back. */
    public List<Course> slice(Change change) {
        List<Course> forward = nova.all(change);
        List<Course> all = new ArrayList<>(forward);
        all.add(unused(change));
        all.addAll(back(forward));
        return all;
    }

    private List<Course> back(List<Course> forward) {
        return BACK.stream().map(step -> undoing.whole(forward, step, Subject.CHANGE)).toList();
    }

    private Course unused(Change change) {
        return new Course(
                UNUSED.step(),
                Subject.CHANGE,
                List.of(
                        List.of(
                                UNUSED.see(
                                        PROVEN,
                                        "that nobody lives in the new region, by its API, its"
                                                + " database and libvirt on its nodes",
                                        () -> nova.proveUnused(journal, change)))));
    }

    /** The proof that nobody lives there; never taken from the record. */
    public Course proof(Change change) {
        if (journal.settled(change, UNUSED.key(PROVEN))) {
            journal.anew(change, UNUSED.key(PROVEN), "proven anew each time");
        }
        return unused(change);
    }

    /**
     * @throws io.icebridge.runbook.StepFailure that names who lives there
     */
    public void proveUnused(Change change) {
        nova.proveUnused(journal, change);
    }

    /** What still runs by itself of the deployment is waited for. */
    public Optional<Pending> settle(Change change) {
        return runner.settle(change, nova.all(change));
    }

    /** A step of the way back, of what has been done. */
    public Course of(Change change, String step) {
        return undoing.of(change, nova.all(change), step, Subject.CHANGE, Entry::mayBeDone);
    }

    /** All is as before the deployment, and a later one begins at its start. */
    public Optional<Pending> completed(Change change) {
        return anew(change, "the deployment is undone");
    }

    /** The deployment goes on after a way back that did not reach its end, and that is known. */
    public Optional<Pending> abandoned(Change change) {
        boolean begun =
                BACK.stream()
                        .flatMap(step -> journal.last(change, Subject.CHANGE, step).stream())
                        .anyMatch(Entry::mayBeDone);
        return begun
                ? runner.settle(change, back(nova.all(change)))
                        .or(() -> anew(change, "taken back, and deployed again"))
                : Optional.empty();
    }

    /** A probe that was found bad is booted anew at the next try. */
    public void probeAnew(Change change, String why) {
        Optional<Pending> more;
        do {
            more =
                    undoing.anew(
                            change,
                            Subject.CHANGE,
                            key -> Set.of("bootProbe", "removeProbe").contains(key.step()),
                            why,
                            clock);
        } while (more.isPresent());
    }

    /** What was taken back goes last, since it tells after a crash that there is more to do. */
    private Optional<Pending> anew(Change change, String why) {
        return undoing.anew(
                        change,
                        Subject.CHANGE,
                        key -> GATED.contains(key.step()) && !BACK.contains(key.step()),
                        why,
                        clock)
                .or(
                        () ->
                                undoing.anew(
                                        change,
                                        Subject.CHANGE,
                                        key -> BACK.contains(key.step()),
                                        why,
                                        clock));
    }
}
