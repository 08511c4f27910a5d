package io.icebridge.process.gate;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.approval.ShownTime;
import io.icebridge.journal.Beginning;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.runbook.services.FileDecision;
import io.icebridge.runbook.services.FileReviews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The journal as a gate's table. */
public final class WhatWasDone {
    private static final int LONGEST = 160;

    private WhatWasDone() {}

    /** The settled entries whose key fits, oldest first; equal ones of many things are one row. */
    public static List<Done> of(List<Entry> entries, Predicate<Key> fits) {
        Map<Done, List<Entry>> alike = new LinkedHashMap<>();
        entries.stream()
                .filter(Entry::settled)
                .filter(e -> fits.test(e.key()))
                .forEach(
                        e ->
                                timeless(e)
                                        .forEach(
                                                row ->
                                                        alike.computeIfAbsent(
                                                                        row, k -> new ArrayList<>())
                                                                .add(e)));
        return alike.entrySet().stream().map(row -> done(row.getKey(), row.getValue())).toList();
    }

    /** A decision on a file is a row for each of its options. */
    private static List<Done> timeless(Entry entry) {
        return entry.key().step().equals(FileReviews.STEP)
                ? entry.result(FileDecision.class)
                        .map(
                                decision ->
                                        entry.what()
                                                .lines()
                                                .map(line -> decided(entry, line, decision))
                                                .toList())
                        .orElse(List.of())
                : List.of(carriedOut(entry));
    }

    private static Done decided(Entry entry, String line, FileDecision decision) {
        return new Done(
                entry.key().part().substring("file:".length()) + ": " + line,
                entry.key().place().name(),
                "",
                "decided by %s: %s".formatted(decision.by(), firstLine(decision.comment())));
    }

    private static Done carriedOut(Entry entry) {
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
                ShownTime.of(entries.get(entries.size() - 1).ended()),
                row.result() + times);
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : Beginning.of(line, LONGEST) + " ...";
    }
}
