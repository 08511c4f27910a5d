package io.icebridge.journal;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.HostFailure;
import io.icebridge.host.change.HostChanges;
import java.util.Optional;
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
    private final Reach reach;

    public Door(
            Journal journal,
            Warrants warrants,
            Hours hours,
            CloudChanges cloud,
            HostChanges hosts) {
        this.journal = journal;
        this.warrants = warrants;
        this.hours = hours;
        this.reach = new Reach(cloud, hosts);
    }

    public Journal journal() {
        return journal;
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
        boolean begun = last.filter(e -> e.state() == Entry.State.BEGUN).isPresent();
        Optional<R> found =
                begun && effect.lookUp() != null ? effect.lookUp().get() : Optional.empty();
        if (found.isEmpty()) {
            admit(change, effect.action());
        }
        Entry entry = begun ? last.get() : journal.begin(change, effect.action());
        // a refusal of another try would not tell that the earlier one was without effect
        boolean telling = !begun || effect.lookUp() != null;
        R result = found.orElseGet(() -> caused(entry, telling, () -> effect.cause().apply(reach)));
        journal.done(entry, result);
        return result;
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
        Optional<Entry> last = journal.last(change, action.key());
        boolean begun = last.filter(e -> e.state() == Entry.State.BEGUN).isPresent();
        Entry entry = begun ? last.get() : journal.begin(change, action);
        caused(
                entry,
                !begun,
                () -> {
                    starter.accept(new Begun(entry.attempt(), reach));
                    return entry;
                });
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
            if (journal.last(change, opposite)
                    .filter(e -> e.state() == Entry.State.BEGUN)
                    .isPresent()) {
                throw new Barred(
                        false,
                        action.what()
                                + " waits until it is known what became of "
                                + opposite.step()
                                + ", which cannot be undone");
            }
        }
    }

    private <R> R caused(Entry entry, boolean telling, Supplier<R> effect) {
        try {
            return effect.get();
        } catch (CloudFailure failure) {
            fail(entry, telling && !failure.mayHaveHappened(), failure);
            throw failure;
        } catch (HostFailure failure) {
            fail(entry, telling && !failure.mayHaveHappened(), failure);
            throw failure;
        }
    }

    private void fail(Entry entry, boolean surely, RuntimeException failure) {
        if (surely) {
            journal.failed(entry, failure.getMessage());
        }
    }
}
