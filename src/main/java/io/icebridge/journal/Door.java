package io.icebridge.journal;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.HostFailure;
import io.icebridge.host.change.HostChanges;
import io.icebridge.trace.Spans;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place that hands out what changes a cloud or a host. It asks, in this order: is the
 * action in a slice that was approved, may it begin now, does an opposite of unknown outcome bar
 * it; then it writes the intent, lets the effect happen, and writes the outcome. After a crash in
 * between, the effect is looked up, never repeated blind.
 */
public final class Door {
    private final Journal journal;
    private final Warrants warrants;
    private final Hours hours;
    private final RequestLife life;
    private final Reach reach;

    public Door(
            Journal journal,
            Warrants warrants,
            Hours hours,
            RequestLife life,
            CloudChanges cloud,
            HostChanges hosts) {
        this.journal = journal;
        this.warrants = warrants;
        this.hours = hours;
        this.life = life;
        this.reach = new Reach(cloud, hosts);
    }

    public Journal journal() {
        return journal;
    }

    public RequestLife life() {
        return life;
    }

    /**
     * Carries the effect out unless it has been, by the runbook or by hand.
     *
     * @return what it gave, now or earlier
     * @throws Barred when it may not happen
     * @throws NotNow when it has to wait
     */
    public <R> R carryOut(Change change, Effect<R> effect) {
        Optional<Entry> last = journal.last(change, effect.action().key());
        if (last.filter(Entry::settled).isPresent()) {
            return given(last.get(), effect);
        }
        Optional<Entry> open = last.filter(Entry::open);
        Optional<R> found = last.flatMap(entry -> sought(entry, effect));
        if (found.isPresent()) {
            // an intent is written only before a call, so that the journal tells how often it was
            journal.done(
                    open.orElseGet(() -> journal.attempt(change, effect.action())), found.get());
            return found.get();
        }
        admit(change, effect.action());
        // a refusal of another try would not tell that the earlier one was without effect
        boolean telling = effect.lookUp() != null || open.isEmpty();
        Entry entry = journal.attempt(change, effect.action());
        R result = caused(entry, telling, effect);
        journal.done(entry, result);
        return result;
    }

    /**
     * What an earlier attempt gave after all: one whose answer got lost, or one before the attempt
     * that was refused. Of a lost one nothing is decided before its request can live no longer.
     */
    private <R> Optional<R> sought(Entry last, Effect<R> effect) {
        if (last.state() == Entry.State.ANEW) {
            // what is to be done anew may have been begun before, and be still on its way
            mustBeKnown(last.change(), last.key(), "another try");
            return Optional.empty();
        }
        if (effect.lookUp() == null) {
            // it can be repeated without harm, but coming late it could undo what follows it
            life.mustBeOver(last, "another try");
            return Optional.empty();
        }
        Optional<R> found = effect.lookUp().get();
        if (found.isPresent() || !last.open()) {
            return found;
        }
        life.mustBeOver(last, "another try");
        // the answer to the first look may have been an old one
        Optional<R> foundThen = effect.lookUp().get();
        if (foundThen.isEmpty()) {
            journal.failed(
                    last, "it had no effect: looked for when its request could live no longer");
        }
        return foundThen;
    }

    private static <R> R given(Entry entry, Effect<R> effect) {
        if (entry.byHand().isEmpty()) {
            return entry.result(effect.type()).orElseThrow();
        }
        if (effect.type() == Said.class) {
            return effect.type().cast(new Said(entry.byHand().get().comment()));
        }
        return Optional.ofNullable(effect.lookUp())
                .flatMap(Supplier::get)
                .orElseThrow(
                        () ->
                                new Barred(
                                        false,
                                        "what was done by hand is not found: "
                                                + effect.action().what()));
    }

    /**
     * Starts something that goes on by itself; its outcome stays unknown until {@link #ended} or
     * {@link #failed}.
     */
    public Entry start(Change change, Action action, Consumer<Begun> starter) {
        admit(change, action);
        boolean begun = journal.last(change, action.key()).filter(Entry::open).isPresent();
        Entry entry = journal.attempt(change, action);
        caused(
                entry,
                !begun,
                Effect.repeatable(
                        action,
                        hands -> {
                            starter.accept(new Begun(entry.attempt(), hands));
                            return "";
                        }));
        return entry;
    }

    /**
     * What a starter is given.
     *
     * @param attempt counts from 1
     */
    public record Begun(int attempt, Reach reach) {}

    public void ended(Entry begun, Object result) {
        journal.done(begun, result);
    }

    /** What was begun surely had no effect, or one that is no use. */
    public void failed(Entry begun, String why) {
        journal.failed(begun, why);
    }

    private void admit(Change change, Action action) {
        warrants.require(change, action);
        hours.require(change, action);
        for (Key opposite : action.barredBy()) {
            if (journal.last(change, opposite).filter(Entry::open).isPresent()) {
                throw new Barred(
                        false,
                        action.what()
                                + " waits until it is known what became of "
                                + opposite.step()
                                + ", which cannot be undone");
            }
        }
        mustBeKnown(change, action.key().subject(), action.opposites(), action.key().step());
    }

    /**
     * What was begun on a subject and is of these kinds must be known before something else is
     * decided there.
     *
     * @param waiting what waits for it
     * @throws NotNow while something may still have its effect
     */
    public void mustBeKnown(Change change, Subject subject, Set<String> kinds, String waiting) {
        if (!kinds.isEmpty()) {
            journal.of(change, subject).stream()
                    .filter(entry -> kinds.contains(entry.key().kind()))
                    .forEach(entry -> life.mustBeOver(entry, waiting));
        }
    }

    /**
     * The same of one action alone, before it is done anew or what it gave is given back.
     *
     * @throws NotNow while it may still have its effect
     */
    public void mustBeKnown(Change change, Key key, String waiting) {
        journal.of(change, key.subject(), key.step()).stream()
                .filter(entry -> entry.key().equals(key))
                .forEach(entry -> life.mustBeOver(entry, waiting));
    }

    private static Map<String, String> told(Entry entry) {
        return Map.of(
                "change", entry.change().id(),
                "step", entry.key().step(),
                "subject", entry.key().subject().toString(),
                "place", entry.key().place().toString(),
                "part", entry.key().part(),
                "attempt", Integer.toString(entry.attempt()));
    }

    private <R> R caused(Entry entry, boolean telling, Effect<R> effect) {
        try {
            return Spans.around("effect", () -> told(entry), () -> effect.cause().apply(reach));
        } catch (CloudFailure failure) {
            return after(entry, telling && !failure.mayHaveHappened(), effect, failure);
        } catch (HostFailure failure) {
            return after(entry, telling && !failure.mayHaveHappened(), effect, failure);
        }
    }

    /** What was refused may have been refused because an earlier attempt had its effect. */
    private <R> R after(Entry entry, boolean surely, Effect<R> effect, RuntimeException failure) {
        Optional<R> earlier =
                surely && entry.attempt() > 1 && effect.lookUp() != null
                        ? effect.lookUp().get()
                        : Optional.empty();
        if (earlier.isEmpty() && surely) {
            journal.failed(entry, failure.getMessage());
        }
        return earlier.orElseThrow(() -> failure);
    }
}
