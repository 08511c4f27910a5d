package io.icebridge.web;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is done to servers now. */
@Component
class Slots {
    private final Moves moves;
    private final Journal journal;

    Slots(Moves moves, Journal journal) {
        this.moves = moves;
        this.journal = journal;
    }

    /**
     * One server that is under way.
     *
     * @param where {@code slot 3}, or {@code aside} where a person or its owner is waited for
     * @param step the newest of the journal
     * @param since null before the first
     */
    record Row(String change, String where, Move move, String step, Instant since) {}

    List<Row> of(List<String> changes) {
        return changes.stream()
                .flatMap(
                        change ->
                                moves.of(change).stream()
                                        .filter(Slots::underWay)
                                        .map(move -> row(change, move)))
                .sorted(Comparator.comparing(Row::change).thenComparing(Row::where))
                .toList();
    }

    private static boolean underWay(Move move) {
        return move.state() == Move.State.CLAIMED || move.state() == Move.State.ASIDE;
    }

    private Row row(String change, Move move) {
        boolean aside = move.state() == Move.State.ASIDE;
        List<Entry> entries = journal.of(new Change(change), move.subject());
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        return new Row(
                change,
                aside || move.slot() == null ? "aside" : "slot " + move.slot(),
                move,
                last == null ? "" : last.key().step(),
                last == null ? null : last.begun().truncatedTo(ChronoUnit.SECONDS));
    }
}
