package io.icebridge.journal;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.host.HostFailure;
import java.util.List;
import java.util.Optional;
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
        Optional<Entry> last = entries.last(intent);
        if (last.filter(Entry::settled).isPresent()) {
            return last.get().result();
        }
        Optional<Entry> begun = last.filter(e -> e.state() == Entry.State.BEGUN);
        long number = begun.map(Entry::number).orElseGet(() -> entries.begin(intent));
        return begun.flatMap(e -> lookUp.get())
                .map(found -> done(number, found))
                .orElseGet(() -> done(number, carryOut(number, effect)));
    }

    /** For an effect that can be repeated without harm: its own look-up. */
    public String perform(Intent intent, Supplier<String> repeatable) {
        Optional<Entry> begun = entries.last(intent).filter(e -> e.state() == Entry.State.BEGUN);
        // a refusal now would not tell that the earlier try was without effect
        return begun.isPresent()
                ? done(begun.get().number(), repeatable.get())
                : perform(intent, Optional::empty, repeatable);
    }

    private String done(long number, String result) {
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
        return entries.last(new Intent(change, subject, step, ""))
                .filter(Entry::settled)
                .map(Entry::result);
    }

    /** Lets a step be done anew although it was done, since what it made is of no use. */
    public void spoil(String change, String subject, String step, String why) {
        entries.last(new Intent(change, subject, step, ""))
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
