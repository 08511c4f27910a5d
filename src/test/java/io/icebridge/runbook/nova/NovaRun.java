package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.outside.Outside;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.CourseRun;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.NodeCourses;
import io.icebridge.runbook.retire.RetirementCourses;
import io.icebridge.runbook.services.PackageUpgrade;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The steps about Nova in one change, each carried out to its end as the models do it. */
public final class NovaRun {
    public final NovaCourses nova;
    public final DeploymentUndo undo;
    public final NodeCourses nodes;
    public final RetirementCourses retirement;
    public final PackageUpgrade packages;
    private final CourseRun run;
    private final Change change;

    public NovaRun(Site site, Cloud cloud, HostChanges hosts, Journal journal, Change change) {
        this(site, cloud, TestDoor.open(journal, cloud.changing(), hosts), change);
    }

    public NovaRun(Site site, Cloud cloud, Door door, Change change) {
        Journal journal = door.journal();
        this.run = new CourseRun(site, door, change);
        this.change = change;
        this.nova =
                new NovaCourses(
                        site,
                        cloud,
                        journal,
                        new Outside(),
                        new FillNova(site, cloud, journal)::of);
        this.undo = new DeploymentUndo(nova, journal, run.runner, Clock.systemUTC());
        this.nodes = new NodeCourses(site, cloud);
        this.retirement = new RetirementCourses(site, cloud, journal);
        this.packages = new PackageUpgrade(site, journal);
    }

    public void go(Course course) {
        run.go(course);
    }

    /** The new Nova as it is before anything is filled in. */
    void deploy() {
        install();
        createDatabase();
        configure();
        start();
        register();
    }

    public void install() {
        run.await(() -> undo.abandoned(change));
        go(nova.install());
    }

    public void createDatabase() {
        go(nova.createDatabase(change));
    }

    public void configure() {
        go(nova.configure(change));
    }

    public void start() {
        go(nova.start());
    }

    public void register() {
        go(nova.register(change));
    }

    public void fill() {
        go(nova.fill(change));
    }

    public void notifyNova() {
        go(nova.notifyNova(change));
    }

    public void bootProbe() {
        go(nova.bootProbe(change));
    }

    public boolean probeSettled() {
        return nova.probeSettled(change);
    }

    /** Judges it, and removes it whatever became of it. */
    public void removeProbe() {
        Optional<StepFailure> bad = nova.foundBad(change).or(this::judge);
        go(nova.removeProbe(change));
        bad.ifPresent(
                why -> {
                    throw why;
                });
    }

    private Optional<StepFailure> judge() {
        try {
            go(nova.judgeProbe(change));
            return Optional.empty();
        } catch (StepFailure bad) {
            return Optional.of(bad);
        }
    }

    public void proveUnused() {
        go(undo.proof(change));
    }

    /** One step of the way back. */
    public void undo(String step) {
        run.await(() -> undo.settle(change));
        go(undo.of(change, step));
    }

    public void undone() {
        run.await(() -> undo.completed(change));
    }

    public void upgrade(String host) {
        go(packages.of(host));
    }

    /** One step on a node. */
    public void node(Function<NodeCourses, Course> step) {
        go(step.apply(nodes));
    }

    public void proveRegionEmpty() {
        retirement.proveAnew(change);
        go(retirement.proveEmpty());
    }

    /** One step of the retirement. */
    public void retire(Function<RetirementCourses, Course> step) {
        go(step.apply(retirement));
    }
}
