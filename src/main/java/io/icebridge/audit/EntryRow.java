package io.icebridge.audit;

import io.icebridge.journal.Entry;

/** One line of the journal. */
public record EntryRow(Entry entry, String begun, String ended) {

    /** What it gave, or why it failed or is done anew; for people. */
    public String told() {
        return entry.byHand()
                .map(word -> word.by() + ": " + word.comment())
                .orElse(entry.why().isEmpty() ? entry.result() : entry.why());
    }

    static EntryRow of(Entry entry) {
        return new EntryRow(entry, Times.text(entry.begun()), Times.text(entry.ended()));
    }
}
