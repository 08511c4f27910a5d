package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every step of a service's upgrade and of its way back; computing them changes nothing. */
public final class ServiceCourses {
    /** Steps of the upgrade and of its way back, which the gate of a service opens. */
    public static final Set<String> GATED = gated();

    /** Once the service stands still, they bring it back, one way or the other. */
    public static final Set<String> OUTAGE = outageSteps();

    /** The step that the gate of the rehearsals opens. */
    public static final String REHEARSAL = RehearseSchema.STEP;

    private final Services services;
    private final Runner runner;
    private final Journal journal;
    private final RehearseSchema rehearse;
    private final BackUpService backUp;
    private final StopService stop;
    private final UpgradeServicePackages packages;
    private final UpdateSchema schema;
    private final StartService start;
    private final TestService test;
    private final WayBack back;
    private final Outage outage;

    private static Set<String> outageSteps() {
        Set<String> steps = new LinkedHashSet<>(GATED);
        steps.remove(BackUpService.STEP);
        return Collections.unmodifiableSet(steps);
    }

    private static Set<String> gated() {
        Set<String> steps =
                new LinkedHashSet<>(
                        List.of(
                                BackUpService.STEP,
                                StopService.STEP,
                                UpgradeServicePackages.STEP,
                                UpdateSchema.STEP,
                                StartService.STEP,
                                TestService.STEP));
        steps.addAll(WayBack.STEPS);
        steps.add(WayBack.TEST);
        return Collections.unmodifiableSet(steps);
    }

    public ServiceCourses(Site site, Cloud cloud, Journal journal, Runner runner) {
        this.runner = runner;
        this.journal = journal;
        this.outage = new Outage(journal);
        this.services = new Services(site);
        this.rehearse = new RehearseSchema(site, journal);
        this.backUp = new BackUpService(site);
        this.stop = new StopService(site);
        this.packages = new UpgradeServicePackages(site, journal);
        this.schema = new UpdateSchema(site, journal);
        this.start = new StartService(site, journal);
        this.test = new TestService(site, cloud, journal);
        this.back = new WayBack(journal, services);
    }

    /** Where services are. */
    public Services services() {
        return services;
    }

    /** Whether this cloud has the service; that it has not is on record. */
    public boolean find(Change change, String service) {
        boolean here = services.here(service);
        Key key = new Key("findService", Subject.service(service), Place.HERE, "");
        if (!here && !journal.settled(change, key)) {
            journal.note(
                    change,
                    key,
                    "find " + service,
                    new Said("skipped: this cloud has no host for it"));
        }
        return here;
    }

    public Course rehearse(Change change, String service) {
        return rehearse.of(change, service);
    }

    /**
     * After one that failed, the next begins with a fresh copy and a fresh folder.
     *
     * @param since when this try began
     */
    public void rehearseAfresh(Change change, String service, Instant since) {
        rehearse.afresh(change, service, since);
    }

    /** One sentence: how long the service will stand still, and from which measurement. */
    public String outage(Change change, String service) {
        return outage.said(change, services.profile(service));
    }

    /** Before a way back: what still runs by itself of the upgrade is waited for. */
    public Optional<Pending> settle(Change change, String service) {
        return runner.settle(change, upgrade(change, service));
    }

    public Course backUp(Change change, String service) {
        return backUp.of(change, service);
    }

    public Course stop(Change change, String service) {
        return stop.of(change, service);
    }

    public Course packages(Change change, String service) {
        return packages.of(change, service);
    }

    /** To be called before the schema is changed, at each try: nothing may write meanwhile. */
    public void standstillAnew(Change change, String service) {
        schema.lookAgain(change, service);
    }

    public Course schema(Change change, String service) {
        return schema.of(change, service);
    }

    public Course start(Change change, String service) {
        return start.of(change, service);
    }

    public Course test(Change change, String service) {
        return test.of(TestService.STEP, change, service);
    }

    /** What the gate of a service opens, in order: the upgrade, then its whole way back. */
    public List<Course> slice(Change change, String service) {
        List<Course> all = new ArrayList<>(upgrade(change, service));
        all.addAll(back(change, service));
        all.add(test.of(WayBack.TEST, change, service));
        return all;
    }

    private List<Course> back(Change change, String service) {
        List<Course> upgrade = upgrade(change, service);
        return WayBack.STEPS.stream()
                .map(step -> back.whole(upgrade, step, Subject.service(service)))
                .toList();
    }

    private List<Course> upgrade(Change change, String service) {
        return List.of(
                backUp(change, service),
                stop(change, service),
                packages(change, service),
                schema(change, service),
                start(change, service),
                test(change, service));
    }

    /**
     * A step of the way back, of what has been done.
     *
     * @throws io.icebridge.runbook.StepFailure when there is no way back any more
     */
    public Course restore(Change change, String service, String step) {
        back.refuseWhenLaterOnesFollowed(change, service);
        return back.of(change, upgrade(change, service), step, Subject.service(service));
    }

    public Course testRestored(Change change, String service) {
        return test.of(WayBack.TEST, change, service);
    }

    /** To be called when the restored service has been tested: all is as if never touched. */
    public void restored(Change change, String service) {
        back.completed(change, Subject.service(service));
    }

    /**
     * To be called when the upgrade goes on, whatever became of a way back.
     *
     * @return what of that goes on by itself and is waited for first
     */
    public Optional<Pending> upgradeAgain(Change change, String service) {
        Subject subject = Subject.service(service);
        Optional<Pending> pending =
                back.begun(change, subject)
                        ? runner.settle(change, back(change, service))
                        : Optional.empty();
        if (pending.isEmpty()) {
            back.abandoned(change, subject);
        }
        return pending;
    }
}
