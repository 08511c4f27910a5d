package io.icebridge.process;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.door.Entry;
import io.icebridge.door.Key;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** The journal as a gate's table. */
final class WhatWasDone {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 160;

    private WhatWasDone() {}

    /** The settled entries whose key fits, oldest first. */
    static List<Done> of(List<Entry> entries, Predicate<Key> fits) {
        return entries.stream()
                .filter(Entry::settled)
                .filter(e -> fits.test(e.key()))
                .map(WhatWasDone::done)
                .toList();
    }

    private static Done done(Entry entry) {
        return new Done(
                entry.key().step() + " " + entry.key().subject() + ": " + firstLine(entry.what()),
                entry.key().place().name(),
                TIME.format(entry.ended()),
                entry.byHand()
                        .map(b -> "by hand, " + b.by() + ": " + firstLine(b.comment()))
                        .orElse("done"));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
