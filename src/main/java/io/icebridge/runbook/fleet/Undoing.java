package io.icebridge.runbook.fleet;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The way back of several steps, computed from what takes back each of their deeds. */
public final class Undoing {
    private static final Duration MOMENT = Duration.ofMillis(1500);

    private final Journal journal;

    public Undoing(Journal journal) {
        this.journal = journal;
    }

    /** One of its steps: of all that the steps forward would do, the last first. */
    public Course whole(List<Course> forward, String step, Subject subject) {
        return course(forward, step, subject, key -> true);
    }

    /**
     * One of its steps: of what has been done.
     *
     * @param counts whether what the last attempt came to has to be taken back
     */
    public Course of(
            Change change,
            List<Course> forward,
            String step,
            Subject subject,
            Predicate<Entry> counts) {
        Map<Key, Entry> last = new LinkedHashMap<>();
        journal.of(change, subject).forEach(e -> last.put(e.key(), e));
        return of(last.values(), forward, step, subject, counts);
    }

    /**
     * The same, where an earlier attempt counts as well: one that is to be done anew, since it was
     * of no use, may have left something all the same.
     */
    public Course ofAny(
            Change change,
            List<Course> forward,
            String step,
            Subject subject,
            Predicate<Entry> counts) {
        return of(journal.of(change, subject), forward, step, subject, counts);
    }

    private static Course of(
            Collection<Entry> entries,
            List<Course> forward,
            String step,
            Subject subject,
            Predicate<Entry> counts) {
        Set<Key> done = new HashSet<>();
        entries.stream()
                .filter(counts)
                .map(Entry::key)
                .forEach(
                        key -> {
                            done.add(key);
                            done.add(kind(key));
                        });
        return course(forward, step, subject, done::contains);
    }

    /** One deed for each of several things stands for all of them. */
    private static Key kind(Key key) {
        return new Key(key.step(), key.subject(), key.place(), key.partKind());
    }

    private static Course course(
            List<Course> forward, String step, Subject subject, Predicate<Key> done) {
        List<List<Deed>> stages =
                new ArrayList<>(forward.stream().flatMap(c -> c.stages().stream()).toList());
        Collections.reverse(stages);
        Set<Key> taken = new HashSet<>();
        List<List<Deed>> back = new ArrayList<>();
        for (List<Deed> stage : stages) {
            List<Deed> deeds = new ArrayList<>(stage);
            Collections.reverse(deeds);
            back.add(
                    deeds.stream()
                            .filter(deed -> done.test(deed.action().key()))
                            .flatMap(deed -> deed.undoneBy().stream())
                            .filter(b -> b.action().key().step().equals(step))
                            .filter(b -> taken.add(b.action().key()))
                            .toList());
        }
        return new Course(step, subject, back);
    }

    /**
     * Lets everything of a subject be done anew that may have been done, as much of it as a moment
     * allows.
     *
     * @return empty when that is all of it
     */
    public Optional<Pending> anew(
            Change change, Subject subject, Predicate<Key> which, String why, Clock clock) {
        Instant until = clock.instant().plus(MOMENT);
        Map<Key, Entry> last = new LinkedHashMap<>();
        journal.of(change, subject).forEach(e -> last.put(e.key(), e));
        for (Entry entry : last.values()) {
            if (entry.mayBeDone() && which.test(entry.key())) {
                if (clock.instant().isAfter(until)) {
                    return Optional.of(new Pending(Duration.ZERO, "more to do"));
                }
                journal.anew(change, entry.key(), why);
            }
        }
        return Optional.empty();
    }
}
