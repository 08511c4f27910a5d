package io.icebridge.audit;

import io.icebridge.journal.Entry;

/** One line of the journal. */
public record EntryRow(Entry entry, String begun, String ended) {

    static EntryRow of(Entry entry) {
        return new EntryRow(entry, Times.text(entry.begun()), Times.text(entry.ended()));
    }
}
