package io.icebridge.process;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** The journal and the plans as a gate's tables. */
final class WhatWasDone {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 160;

    private WhatWasDone() {}

    /** The settled entries whose intent fits, oldest first. */
    static List<Done> of(Journal journal, String change, Predicate<Intent> fits) {
        return journal.of(change).stream()
                .filter(Entry::settled)
                .filter(e -> fits.test(e.intent()))
                .map(WhatWasDone::done)
                .toList();
    }

    /** The settled entries whose key fits, oldest first. */
    static List<Done> of(
            List<io.icebridge.door.Entry> entries, Predicate<io.icebridge.door.Key> fits) {
        return entries.stream()
                .filter(io.icebridge.door.Entry::settled)
                .filter(e -> fits.test(e.key()))
                .map(WhatWasDone::done)
                .toList();
    }

    private static Done done(io.icebridge.door.Entry entry) {
        return new Done(
                entry.key().step() + " " + entry.key().subject() + ": " + firstLine(entry.what()),
                entry.key().place().name(),
                TIME.format(entry.ended()),
                entry.byHand()
                        .map(b -> "by hand, " + b.by() + ": " + firstLine(b.comment()))
                        .orElse("done"));
    }

    private static Done done(Entry entry) {
        String result = entry.state() == Entry.State.BY_HAND ? "by hand, " : "";
        return new Done(
                entry.intent().step(),
                entry.intent().subject(),
                TIME.format(entry.ended()),
                result + firstLine(entry.result()));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
