package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slices;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Warranted;
import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Events;
import io.icebridge.journal.Hours;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.ServiceCourses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Slices of one change, approved as they are and carried out by the door that asks for that. */
final class SliceCarriedOut {
    final Change change = new Change("CHG-" + UUID.randomUUID());
    final Journal journal;
    final Runner runner;
    final Traced traced;
    private final Warranted warranted;
    private final List<Slice> approved = new ArrayList<>();

    /** What a person was given, command by command. */
    final List<String> asked = new ArrayList<>();

    SliceCarriedOut(Site site, Cloud cloud) {
        JdbcConnectionPool source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        journal =
                new Journal(
                        new Events(
                                source,
                                new DataSourceTransactionManager(source),
                                Clock.systemUTC()));
        warranted = new Warranted(source, new Slices(source), () -> slicings());
        traced = new Traced(warranted);
        Door door =
                new Door(
                        journal,
                        traced,
                        Hours.ALWAYS,
                        traced.on(cloud.changing()),
                        traced.on(site.hosts()));
        runner = new Runner(site, door, Clock.systemUTC());
    }

    /** Each gate opens the steps of its slices. */
    private List<Slicing> slicings() {
        return approved.stream().map(SliceCarriedOut::slicing).toList();
    }

    private static Slicing slicing(Slice slice) {
        return new Slicing() {
            @Override
            public String gate() {
                return slice.gate();
            }

            @Override
            public Set<String> steps() {
                return slice.steps().stream().map(step -> step.id()).collect(Collectors.toSet());
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return List.of(slice);
            }
        };
    }

    ServiceCourses services(Site site, Cloud cloud) {
        return new ServiceCourses(site, cloud, journal, runner);
    }

    void approve(Slice slice) {
        approved.add(slice);
        warranted.answered(change, slice, "ada");
    }

    void go(Course course) {
        Instant since = Instant.now();
        await(() -> handed(course, since));
    }

    /** A person does what he is asked for. */
    private Optional<Pending> handed(Course course, Instant since) {
        try {
            return runner.carryOut(change, course, since);
        } catch (StepFailure failure) {
            if (failure.kind() != StepFailure.Kind.BY_HAND) {
                throw failure;
            }
            return settled(course, failure);
        }
    }

    private Optional<Pending> settled(Course course, StepFailure failure) {
        asked.addAll(failure.detail().lines().toList());
        List<Action> open =
                course.actions().stream()
                        .filter(a -> failure.detail().contains(a.what()))
                        .filter(a -> journal.mayBeDone(change, a.key()))
                        .filter(a -> !journal.settled(change, a.key()))
                        .toList();
        assertThat(open).isNotEmpty();
        open.forEach(a -> journal.note(change, a.key(), a.what(), new Done("by hand")));
        return Optional.of(new Pending(Duration.ZERO, "more to do"));
    }

    private record Done(String text) {}

    void await(Supplier<Optional<Pending>> something) {
        for (int go = 0; go < 2000; go++) {
            Optional<Pending> pending = something.get();
            if (pending.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(Math.min(50_000_000, pending.get().again().toNanos()));
        }
        throw new AssertionError("it comes to no end");
    }

    /** What reached hosts and clouds was approved, and all that was approved was carried out. */
    void wasTheSlices() {
        assertThat(traced.reached()).isSubsetOf(prints(effects()));
        assertThat(effects())
                .allSatisfy(
                        a ->
                                assertThat(journal.settled(change, a.key()))
                                        .as(Traced.print(a))
                                        .isTrue());
    }

    /** Nothing happened but for what has a way back, or a word why it needs none. */
    void hasAWayBack(Set<String> back) {
        List<Action> forward =
                effects().stream().filter(a -> !back.contains(a.key().step())).toList();
        assertThat(forward)
                .allSatisfy(a -> assertThat(a.undo().shown()).as(Traced.print(a)).isNotBlank());
        assertThat(forward)
                .flatExtracting(a -> a.undo().by())
                .isNotEmpty()
                .allSatisfy(
                        a ->
                                assertThat(journal.settled(change, a.key()))
                                        .as(Traced.print(a))
                                        .isTrue());
    }

    private List<Action> effects() {
        return actions().stream().filter(Action::effect).toList();
    }

    List<Action> actions() {
        return approved.stream()
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream())
                .toList();
    }

    private static Set<String> prints(List<Action> actions) {
        return actions.stream().map(Traced::print).collect(Collectors.toSet());
    }
}
