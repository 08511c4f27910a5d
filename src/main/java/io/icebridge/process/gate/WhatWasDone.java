package io.icebridge.process.gate;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The journal as a gate's table. */
public final class WhatWasDone {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 160;

    private WhatWasDone() {}

    /** The settled entries whose key fits, oldest first; equal ones of many things are one row. */
    public static List<Done> of(List<Entry> entries, Predicate<Key> fits) {
        Map<Done, List<Entry>> alike = new LinkedHashMap<>();
        entries.stream()
                .filter(Entry::settled)
                .filter(e -> fits.test(e.key()))
                .forEach(e -> alike.computeIfAbsent(timeless(e), k -> new ArrayList<>()).add(e));
        return alike.entrySet().stream().map(row -> done(row.getKey(), row.getValue())).toList();
    }

    private static Done timeless(Entry entry) {
        return new Done(
                entry.key().step() + " " + entry.key().subject() + ": " + firstLine(entry.what()),
                entry.key().place().name(),
                "",
                entry.byHand()
                        .map(b -> "by hand, " + b.by() + ": " + firstLine(b.comment()))
                        .orElse("done"));
    }

    private static Done done(Done row, List<Entry> entries) {
        String times = entries.size() == 1 ? "" : ", %d times".formatted(entries.size());
        return new Done(
                row.what(),
                row.where(),
                TIME.format(entries.get(entries.size() - 1).ended()),
                row.result() + times);
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
