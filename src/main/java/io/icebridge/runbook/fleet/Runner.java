package io.icebridge.runbook.fleet;

import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Place;
import io.icebridge.runbook.StepFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a course out as far as it goes in a moment: what runs by itself on hosts is started and
 * looked at again later. Whoever comes back, after a crash too, goes on where it was.
 */
public final class Runner {
    /** How long a pass may take before its job ends and the next look is left to the watcher. */
    private static final Duration MOMENT = Duration.ofMillis(1500);

    private final Site site;
    private final Door door;
    private final Clock clock;

    public Runner(Site site, Door door, Clock clock) {
        this.site = site;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Does what can be done now.
     *
     * @param since when this try of the step began; what failed before that is tried again, what
     *     failed after it has failed
     * @return empty when everything is done
     * @throws StepFailure when something failed and nothing goes on by itself any more
     */
    public Optional<Pending> carryOut(Change change, Course course, Instant since) {
        Instant until = clock.instant().plus(MOMENT);
        for (List<Deed> stage : course.stages()) {
            Optional<Pending> pending = stage(new Pass(change, since, until), stage);
            if (pending.isPresent()) {
                return pending;
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at what was begun and whose outcome is not known; starts nothing. To be asked before
     * the opposite is done: what still runs on a host, and what was asked of a host or a cloud
     * without an answer, may have its effect behind it.
     *
     * @return empty when all outcomes are known, or can be found out
     */
    public Optional<Pending> settle(Change change, List<Course> courses) {
        Unanswered unanswered = new Unanswered(site, door, clock, change);
        return courses.stream()
                .flatMap(course -> course.deeds().stream())
                .flatMap(deed -> unanswered.settle(deed).stream())
                .reduce(Pending::sooner);
    }

    /** One pass through a course. */
    record Pass(Change change, Instant since, Instant until) {}

    private Optional<Pending> stage(Pass pass, List<Deed> stage) {
        Map<Place, List<Deed>> places = new LinkedHashMap<>();
        stage.forEach(
                d ->
                        places.computeIfAbsent(d.action().key().place(), p -> new ArrayList<>())
                                .add(d));
        List<PlaceEnd> ends =
                Parallel.map(
                        List.copyOf(places.values()),
                        site.file().limits().hostsAtOnce(),
                        deeds -> place(pass, deeds));
        Optional<Pending> pending =
                ends.stream().flatMap(e -> e.pending().stream()).reduce(Pending::sooner);
        List<RuntimeException> failures = ends.stream().flatMap(e -> e.failure().stream()).toList();
        if (pending.isPresent() || failures.isEmpty()) {
            return pending;
        }
        RuntimeException first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    /** How far a place came. */
    private record PlaceEnd(Optional<Pending> pending, Optional<RuntimeException> failure) {}

    private PlaceEnd place(Pass pass, List<Deed> deeds) {
        try {
            return new PlaceEnd(new PlaceWork(site, door, clock, pass).go(deeds), Optional.empty());
        } catch (RuntimeException failure) {
            return new PlaceEnd(Optional.empty(), Optional.of(failure));
        }
    }
}
