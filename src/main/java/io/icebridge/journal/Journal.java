package io.icebridge.journal;

import io.icebridge.journal.Events.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was begun, how it ended, and what is to be done anew, action by action and attempt by
 * attempt. It is added to and never rewritten: what happened stays as it was written.
 */
public final class Journal {
    private final Events events;

    public Journal(Events events) {
        this.events = events;
    }

    /** The last attempt at an action. */
    public Optional<Entry> last(Change change, Key key) {
        List<Entry> entries = folded(events.of(change, key));
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** What an action gave that is done. */
    public <R> Optional<R> result(Change change, Key key, Class<R> type) {
        return last(change, key).flatMap(entry -> entry.result(type));
    }

    /** Whether the action happened, or may have: its outcome is not known. */
    public boolean mayBeDone(Change change, Key key) {
        return last(change, key).filter(Entry::mayBeDone).isPresent();
    }

    public boolean settled(Change change, Key key) {
        return last(change, key).filter(Entry::settled).isPresent();
    }

    /** All attempts of a change, oldest first. */
    public List<Entry> of(Change change) {
        return folded(events.of(change));
    }

    /** The newest attempts of a change, oldest first, however many there are of all. */
    public List<Entry> newest(Change change, int most) {
        List<Entry> entries = folded(events.newest(change, 2 * most));
        return entries.subList(Math.max(0, entries.size() - most), entries.size()).stream()
                .map(this::whole)
                .sorted(Comparator.comparingLong(Entry::number))
                .toList();
    }

    /** What ended lately may have begun before all that was read of the newest. */
    private Entry whole(Entry read) {
        return read.begun().equals(read.ended())
                ? folded(events.of(read.change(), read.key())).stream()
                        .filter(entry -> entry.attempt() == read.attempt())
                        .findFirst()
                        .orElseThrow()
                : read;
    }

    /** All attempts but those about servers, of which there are thousands; oldest first. */
    public List<Entry> withoutServers(Change change) {
        return folded(events.without(change, Subject.Kind.SERVER));
    }

    /** All attempts about one subject, oldest first. */
    public List<Entry> of(Change change, Subject subject) {
        return folded(events.of(change, subject));
    }

    /** All attempts at one place, oldest first. */
    public List<Entry> at(Change change, Place place) {
        return folded(events.at(change, place));
    }

    /** All attempts at one step's actions, oldest first. */
    public List<Entry> of(Change change, Subject subject, String step) {
        return folded(events.of(change, subject, step));
    }

    /**
     * Of which of one step's actions nothing is left to do, asked for once where there are many.
     */
    public Set<Key> settled(Change change, Subject subject, String step) {
        return last(change, subject, step).stream()
                .filter(Entry::settled)
                .map(Entry::key)
                .collect(Collectors.toSet());
    }

    /** The last attempt at each of one step's actions, whatever they are about. */
    public List<Entry> last(Change change, String step) {
        return lastOfEach(folded(events.ofStep(change, step)));
    }

    /** The last attempt at each of one step's actions. */
    public List<Entry> last(Change change, Subject subject, String step) {
        return lastOfEach(of(change, subject, step));
    }

    private static List<Entry> lastOfEach(List<Entry> entries) {
        Map<Key, Entry> last = new LinkedHashMap<>();
        entries.forEach(entry -> last.put(entry.key(), entry));
        return List.copyOf(last.values());
    }

    /**
     * How long it took with a subject, in all changes, from the begin of one step to the end of
     * another.
     */
    public Expected took(Subject subject, String first, String last) {
        return Expected.measured(events.spans(subject, first, last));
    }

    /** Lets an action that may have happened be done anew; what was written of it stays. */
    public void anew(Change change, Key key, String why) {
        anew(last(change, key).stream(), why);
    }

    /** The same of all that was done about a subject, at one moment: all of it or nothing. */
    public void anew(Change change, Subject subject, String why) {
        anew(lastOfEach(of(change, subject)).stream(), why);
    }

    private void anew(Stream<Entry> last, String why) {
        events.add(last.filter(Entry::mayBeDone).map(entry -> events.anew(entry, why)).toList());
    }

    /** Records that a person did the action, so that it is passed over. */
    public void byHand(Change change, Key key, String what, ByHand word) {
        Optional<Entry> last = last(change, key);
        boolean open = last.filter(Entry::open).isPresent();
        int attempt = last.map(e -> open ? e.attempt() : e.attempt() + 1).orElse(1);
        events.add(change, key, attempt, Entry.State.BY_HAND, what, Values.write(word), "");
    }

    /** Records something that is known and changes nothing outside, such as a decision. */
    public void note(Change change, Key key, String what, Object result) {
        int attempt = last(change, key).map(e -> e.attempt() + 1).orElse(1);
        events.add(change, key, attempt, Entry.State.DONE, what, Values.write(result), "");
    }

    /** Records what a look showed. */
    public void looked(Change change, Action look, Object shown) {
        done(begun(change, look), shown);
    }

    /** Records that a look did not show what it should. */
    public void lookedInVain(Change change, Action look, String why) {
        failed(begun(change, look), why);
    }

    /** Records that something is waited for, or asked of a person; it changes nothing by itself. */
    public Entry begun(Change change, Action look) {
        return last(change, look.key()).filter(Entry::open).orElseGet(() -> begin(change, look));
    }

    /** A new attempt, or the open one once more, from now on. */
    Entry attempt(Change change, Action action) {
        Optional<Entry> open = last(change, action.key()).filter(Entry::open);
        open.ifPresent(
                e ->
                        events.add(
                                change,
                                e.key(),
                                e.attempt(),
                                Entry.State.BEGUN,
                                action.what(),
                                "",
                                "its outcome had not become known"));
        return open.flatMap(e -> last(change, e.key())).orElseGet(() -> begin(change, action));
    }

    Entry begin(Change change, Action action) {
        int attempt = last(change, action.key()).map(Journal::next).orElse(1);
        events.add(change, action.key(), attempt, Entry.State.BEGUN, action.what(), "", "");
        return last(change, action.key()).orElseThrow();
    }

    /** A new attempt that was announced is that one; any other that ended has another after it. */
    private static int next(Entry entry) {
        return entry.state() == Entry.State.ANEW ? entry.attempt() : entry.attempt() + 1;
    }

    void done(Entry begun, Object result) {
        end(begun, Entry.State.DONE, Values.write(result), "");
    }

    void failed(Entry begun, String why) {
        end(begun, Entry.State.FAILED, "", why == null ? "" : why);
    }

    private void end(Entry begun, Entry.State state, String result, String why) {
        events.add(begun.change(), begun.key(), begun.attempt(), state, begun.what(), result, why);
    }

    private record Attempt(Key key, int number) {}

    private static List<Entry> folded(List<Event> events) {
        Map<Attempt, Entry> entries = new LinkedHashMap<>();
        for (Event event : events) {
            entries.merge(
                    new Attempt(event.key(), event.attempt()),
                    first(event),
                    (begun, later) -> ended(begun, event));
        }
        return new ArrayList<>(entries.values());
    }

    private static Entry first(Event event) {
        return new Entry(
                event.number(),
                event.change(),
                event.key(),
                event.attempt(),
                event.state(),
                event.what(),
                event.at(),
                event.state() == Entry.State.BEGUN ? null : event.at(),
                event.result(),
                event.why());
    }

    private static Entry ended(Entry before, Event event) {
        boolean again = event.state() == Entry.State.BEGUN;
        return new Entry(
                before.number(),
                before.change(),
                before.key(),
                before.attempt(),
                event.state(),
                event.what(),
                again ? event.at() : before.begun(),
                again ? null : event.at(),
                event.result(),
                event.why().isEmpty() ? before.why() : event.why());
    }
}
