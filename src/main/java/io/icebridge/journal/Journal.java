package io.icebridge.journal;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.host.HostFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Carries effects out exactly once, as far as that can be had: write the intent, cause the effect,
 * write the outcome; and after a crash in between look the effect up.
 */
public final class Journal {
    private final Entries entries;

    public Journal(Entries entries) {
        this.entries = entries;
    }

    /**
     * Carries the effect out unless it has been.
     *
     * @param lookUp finds out whether a begun effect has happened, and what it gave; empty when it
     *     surely has not
     * @param effect gives back what later steps need of it, never null
     * @return what the effect gave, now or earlier
     */
    public String perform(
            Intent intent, Supplier<Optional<String>> lookUp, Supplier<String> effect) {
        return perform(
                intent, effect, number -> lookUp.get().orElseGet(() -> carryOut(number, effect)));
    }

    /** For an effect that can be repeated without harm: its own look-up. */
    public String perform(Intent intent, Supplier<String> repeatable) {
        // a refusal of another try would not tell that the earlier one was without effect
        return perform(intent, repeatable, number -> repeatable.get());
    }

    private String perform(Intent intent, Supplier<String> first, LongFunction<String> again) {
        Optional<Entry> last = entries.last(intent);
        if (last.filter(Entry::settled).isPresent()) {
            return last.get().result();
        }
        boolean begun = last.filter(e -> e.state() == Entry.State.BEGUN).isPresent();
        long number = begun ? last.get().number() : entries.begin(intent);
        String result = begun ? again.apply(number) : carryOut(number, first);
        entries.end(number, Entry.State.DONE, result);
        return result;
    }

    private String carryOut(long number, Supplier<String> effect) {
        try {
            return effect.get();
        } catch (CloudFailure failure) {
            if (!failure.mayHaveHappened()) {
                entries.end(number, Entry.State.FAILED, failure.getMessage());
            }
            throw failure;
        } catch (HostFailure failure) {
            if (!failure.mayHaveHappened()) {
                entries.end(number, Entry.State.FAILED, failure.getMessage());
            }
            throw failure;
        }
    }

    /** The result of a settled intent. */
    public Optional<String> result(String change, String subject, String step) {
        return last(change, subject, step).filter(Entry::settled).map(Entry::result);
    }

    /** Whether the step is done, or may be: its outcome is not known. */
    public boolean mayBeDone(String change, String subject, String step) {
        return last(change, subject, step).filter(e -> e.state() != Entry.State.FAILED).isPresent();
    }

    /** The last attempt at a step. */
    public Optional<Entry> last(String change, String subject, String step) {
        return entries.last(new Intent(change, subject, step, ""));
    }

    /** Lets a step be done anew although it was done, since what it made is of no use. */
    public void spoil(String change, String subject, String step, String why) {
        last(change, subject, step)
                .ifPresent(e -> entries.end(e.number(), Entry.State.FAILED, why));
    }

    /** Records that a person did the step, so that it is passed over. */
    public void byHand(String change, String subject, String step, String who, String comment) {
        long number = entries.begin(new Intent(change, subject, step, "by hand"));
        entries.end(number, Entry.State.BY_HAND, who + ": " + comment);
    }

    /** All entries of a change, oldest first. */
    public List<Entry> of(String change) {
        return entries.of(change);
    }

    /** All entries of a change about one subject, oldest first. */
    public List<Entry> of(String change, String subject) {
        return entries.of(change, subject);
    }
}
