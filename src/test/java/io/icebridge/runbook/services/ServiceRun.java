package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The steps of one service in one change, each carried out to its end as the models do it. */
public final class ServiceRun {
    public final ServiceCourses courses;
    public final FileReviews reviews;
    private final Runner runner;
    private final Change change;
    private final String service;

    public ServiceRun(
            Site site,
            Cloud cloud,
            HostChanges hosts,
            Journal journal,
            Change change,
            String service) {
        this(site, cloud, TestDoor.open(journal, cloud.changing(), hosts), change, service);
    }

    public ServiceRun(Site site, Cloud cloud, Door door, Change change, String service) {
        Journal journal = door.journal();
        this.runner = new Runner(site, door, Clock.systemUTC());
        this.courses = new ServiceCourses(site, cloud, journal, runner);
        this.reviews = new FileReviews(journal);
        this.change = change;
        this.service = service;
    }

    public void rehearse() {
        Instant since = Instant.now();
        courses.rehearseAfresh(change, service, since);
        go(courses.rehearse(change, service), since);
    }

    /** As an operator who follows every proposal. */
    public void review() {
        for (FileReview file : reviews.open(change, service)) {
            reviews.decide(
                    change,
                    service,
                    file.key(),
                    FileDecision.of("edit", "", "operator", "as proposed"));
        }
    }

    public void backUp() {
        go(courses.backUp(change, service));
    }

    public void stop() {
        await(() -> courses.upgradeAgain(change, service));
        go(courses.stop(change, service));
    }

    public void packages() {
        go(courses.packages(change, service));
    }

    public void schema() {
        courses.standstillAnew(change, service);
        go(courses.schema(change, service));
    }

    public void start() {
        go(courses.start(change, service));
    }

    public void test() {
        go(courses.test(change, service));
    }

    /** All of it, with every proposal followed. */
    public void all() {
        rehearse();
        review();
        backUp();
        stop();
        packages();
        schema();
        review();
        start();
        test();
    }

    /** The steps of the way back, in order. */
    public static final List<String> BACK = WayBack.STEPS;

    public void restore(String step) {
        await(() -> courses.settle(change, service));
        go(courses.restore(change, service, step));
    }

    private void await(Supplier<Optional<Pending>> something) {
        for (Optional<Pending> open = something.get(); open.isPresent(); open = something.get()) {
            pause(open.get());
        }
    }

    public void testRestored() {
        go(courses.testRestored(change, service));
        courses.restored(change, service);
    }

    private void go(Course course) {
        go(course, Instant.now());
    }

    private void go(Course course, Instant since) {
        for (Optional<Pending> pending = runner.carryOut(change, course, since);
                pending.isPresent();
                pending = runner.carryOut(change, course, since)) {
            pause(pending.get());
        }
    }

    private static void pause(Pending pending) {
        Duration most = Duration.ofMillis(50);
        Duration again = pending.again();
        LockSupport.parkNanos((again.compareTo(most) > 0 ? most : again).toNanos());
    }
}
