package io.icebridge.audit.told;

import io.icebridge.journal.ByHand;
import io.icebridge.journal.Entry;
import java.time.Duration;

/** One attempt at an action, as pages show it. */
public record Attempt(Entry entry, Gave gave) {

    public static Attempt of(Entry entry) {
        return new Attempt(entry, Gave.of(entry));
    }

    /** How long it took; null while its end is not known. */
    public Duration took() {
        return entry.ended() == null ? null : Duration.between(entry.begun(), entry.ended());
    }

    /** How it ended, in a word. */
    public String state() {
        return switch (entry.state()) {
            case BEGUN -> "begun";
            case DONE -> "done";
            case FAILED -> "failed";
            case BY_HAND -> "by hand";
            case ANEW -> "to be done anew";
        };
    }

    /** Whether that it is done is all there is to say. */
    public boolean alone() {
        return entry.state() == Entry.State.DONE && gave.exit() == null && gave.text().isEmpty();
    }

    /** Who did it by hand; empty otherwise. */
    public String by() {
        return entry.byHand().map(ByHand::by).orElse("");
    }
}
