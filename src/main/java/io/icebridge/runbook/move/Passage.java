package io.icebridge.runbook.move;

import io.icebridge.journal.Action;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One server on its way: its actions, which go through the door, and what the journal holds of
 * them.
 *
 * @param step the element at which the runbook is; empty for where an action is drawn
 */
record Passage(Door door, Change change, String serverId, Route route, String step) {

    Passage at(String element) {
        return new Passage(door, change, serverId, route, element);
    }

    Subject subject() {
        return Subject.server(serverId);
    }

    private Journal journal() {
        return door.journal();
    }

    Key key(MoveAction kind, String thing) {
        return kind.key(route.file(), stepOf(kind), subject(), thing);
    }

    Action action(MoveAction kind, String thing) {
        return kind.action(route, stepOf(kind), subject(), thing);
    }

    private String stepOf(MoveAction kind) {
        return kind.steps().contains(step) ? step : kind.steps().get(0);
    }

    Optional<Entry> last(MoveAction kind, String thing) {
        return journal().last(change, key(kind, thing));
    }

    Optional<Entry> last(MoveAction kind) {
        return last(kind, "");
    }

    <R> Optional<R> result(MoveAction kind, Class<R> type) {
        return last(kind).flatMap(entry -> entry.result(type));
    }

    boolean settled(MoveAction kind, String thing) {
        return last(kind, thing).filter(Entry::settled).isPresent();
    }

    boolean settled(MoveAction kind) {
        return settled(kind, "");
    }

    boolean mayBeDone(MoveAction kind) {
        return last(kind).filter(Entry::mayBeDone).isPresent();
    }

    /** Whether it was begun and nobody knows how it ended. */
    boolean unknown(MoveAction kind) {
        return last(kind).filter(Entry::open).isPresent();
    }

    /** All attempts at all that was ever done to the server, oldest first. */
    List<Entry> all() {
        return journal().of(change, subject());
    }

    /** Attempts that began after the new server was asked for last, oldest first. */
    List<Entry> sinceBoot() {
        long booted = last(ServerAction.BOOT).map(Entry::number).orElse(0L);
        return all().stream().filter(entry -> entry.number() > booted).toList();
    }

    void anew(MoveAction kind, String thing, String why) {
        journal().anew(change, key(kind, thing), why);
    }

    void anew(MoveAction kind, String why) {
        anew(kind, "", why);
    }

    /**
     * Does what gives something, unless it was done.
     *
     * @param lookUp finds what an attempt gave whose answer nobody heard
     */
    <R> R carryOut(
            MoveAction kind,
            String thing,
            Class<R> type,
            Supplier<Optional<R>> lookUp,
            Function<Reach, R> cause) {
        if (!route.has(kind)) {
            throw new Barred("a move by %s has no %s".formatted(route.method(), kind));
        }
        return door.carryOut(
                change,
                new Effect<>(
                        action(kind, thing),
                        type,
                        lookUp,
                        reach -> judged(kind, thing, reach, cause)));
    }

    /** What a step itself finds to be of no use has ended. */
    private <R> R judged(MoveAction kind, String thing, Reach reach, Function<Reach, R> cause) {
        try {
            return cause.apply(reach);
        } catch (StepFailure ofNoUse) {
            last(kind, thing)
                    .filter(Entry::open)
                    .ifPresent(e -> door.failed(e, ofNoUse.getMessage()));
            throw ofNoUse;
        }
    }

    /**
     * All that was begun on the server must be known before its course is changed.
     *
     * @throws io.icebridge.journal.NotNow while something may still have its effect
     */
    void mustBeKnown(String waiting) {
        door.mustBeKnown(change, subject(), MoveAction.Effects.ALL, waiting);
    }

    /** Whose effect may still come, oldest first. */
    List<Entry> unknown() {
        return all().stream()
                .filter(e -> MoveAction.Effects.ALL.contains(e.key().kind()))
                .filter(door.life()::goesOn)
                .toList();
    }

    /** Does something of which only a look can tell whether it happened, unless it was done. */
    void carryOut(
            MoveAction kind, String thing, Supplier<Optional<Said>> lookUp, Consumer<Reach> cause) {
        carryOut(
                kind,
                thing,
                Said.class,
                lookUp,
                reach -> {
                    cause.accept(reach);
                    return new Said("done");
                });
    }

    /** Does something that can be repeated without harm, unless it was done. */
    void carryOut(MoveAction kind, String thing, Consumer<Reach> cause) {
        carryOut(kind, thing, null, cause);
    }

    /** The same of what is known not to be so, whatever was done before. */
    void carryOutAnew(MoveAction kind, String thing, Consumer<Reach> cause) {
        carryOutAnew(kind, thing, null, cause);
    }

    void carryOutAnew(
            MoveAction kind, String thing, Supplier<Optional<Said>> lookUp, Consumer<Reach> cause) {
        last(kind, thing)
                .filter(Entry::settled)
                .ifPresent(e -> anew(kind, thing, "it is not so any more"));
        carryOut(kind, thing, lookUp, cause);
    }

    /** Writes down what a look showed. */
    void looked(MoveAction kind, Object shown) {
        journal().looked(change, action(kind, ""), shown);
    }

    void lookedInVain(MoveAction kind, String why) {
        journal().lookedInVain(change, action(kind, ""), why);
    }

    /** Writes down what is known of an action that was not to be done. */
    void note(MoveAction kind, String thing, Object known) {
        Action action = action(kind, thing);
        journal().note(change, action.key(), action.what(), known);
    }
}
