package io.icebridge.approval;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done since the last approval of a change, a line for each subject and decision. */
final class Lately {
    private static final int MOST = 25;
    private static final int PLACES = 6;

    private final Records records;
    private final Journal journal;

    Lately(Records records, Journal journal) {
        this.records = records;
        this.journal = journal;
    }

    /** The newest are kept where there are many. */
    List<Done> of(String change) {
        Instant since =
                records.approvals().of(change).stream()
                        .filter(Approval::approved)
                        .map(Approval::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        List<Done> all =
                Stream.concat(worked(change, since).stream(), decided(change, since)).toList();
        if (all.size() <= MOST) {
            return all;
        }
        List<Done> newest = new ArrayList<>();
        newest.add(new Done((all.size() - MOST) + " more lines", "", "", "on the gate's page"));
        newest.addAll(all.subList(all.size() - MOST, all.size()));
        return newest;
    }

    /** What Icebridge wrote down for itself alone is left out. */
    private List<Done> worked(String change, Instant since) {
        Map<String, List<Entry>> subjects = new LinkedHashMap<>();
        journal.withoutServers(new Change(change)).stream()
                .filter(e -> e.ended() != null && e.ended().isAfter(since))
                .filter(e -> e.key().place().kind() != Place.Kind.HERE)
                .forEach(
                        e ->
                                subjects.computeIfAbsent(
                                                e.key().subject().toString(),
                                                s -> new ArrayList<>())
                                        .add(e));
        return subjects.entrySet().stream().map(s -> row(s.getKey(), s.getValue())).toList();
    }

    private static Done row(String subject, List<Entry> entries) {
        List<String> places = entries.stream().map(e -> e.key().place().name()).distinct().toList();
        String more =
                places.size() > PLACES ? " and %d more".formatted(places.size() - PLACES) : "";
        return new Done(
                subject,
                places.stream().limit(PLACES).collect(Collectors.joining(", ")) + more,
                ShownTime.of(entries.get(entries.size() - 1).ended()),
                Stream.of(
                                count(entries, State.DONE, "done"),
                                count(entries, State.BY_HAND, "by hand"),
                                count(entries, State.FAILED, "failed at first"))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private static String count(List<Entry> entries, State state, String word) {
        long count = entries.stream().filter(e -> e.state() == state).count();
        return count == 0 ? "" : count + " " + word;
    }

    private Stream<Done> decided(String change, Instant since) {
        return records.decisions().of(change).stream()
                .filter(d -> d.at().isAfter(since))
                .map(
                        d ->
                                new Done(
                                        "decision on " + d.subject(),
                                        "",
                                        ShownTime.of(d.at()),
                                        "%s by %s: %s"
                                                .formatted(
                                                        d.decision(),
                                                        d.by(),
                                                        d.comment()
                                                                .lines()
                                                                .findFirst()
                                                                .orElse(""))));
    }
}
