package io.icebridge.web;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.move.Move;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is done to servers now. */
@Component
class Slots {
    private static final Set<Move.State> UNDER_WAY =
            EnumSet.of(Move.State.CLAIMED, Move.State.RELEASING, Move.State.ASIDE);

    private final Journal journal;

    Slots(Journal journal) {
        this.journal = journal;
    }

    /**
     * One server that is under way.
     *
     * @param where {@code slot 3}, {@code releasing} while its old server goes and its slot is at
     *     another already, or {@code aside} where a person or its owner is waited for
     * @param step the newest of the journal
     * @param since null before the first
     */
    record Row(
            String where,
            String server,
            String id,
            String project,
            String node,
            String method,
            String step,
            Instant since) {}

    /** Of these moves those that are under way. */
    List<Row> of(String change, List<Move> moves) {
        return moves.stream()
                .filter(Slots::underWay)
                .map(move -> row(change, move))
                .sorted(Comparator.comparing(Row::where).thenComparing(Row::server))
                .toList();
    }

    private static boolean underWay(Move move) {
        return UNDER_WAY.contains(move.state());
    }

    private static String where(Move move) {
        if (move.state() == Move.State.RELEASING) {
            return "releasing";
        }
        boolean aside = move.state() == Move.State.ASIDE || move.slot() == null;
        return aside ? "aside" : "slot " + move.slot();
    }

    private Row row(String change, Move move) {
        List<Entry> entries = journal.of(new Change(change), move.subject());
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        return new Row(
                where(move),
                move.serverName(),
                move.serverId(),
                move.projectId(),
                move.node(),
                move.method(),
                last == null ? "" : last.key().step(),
                last == null ? null : last.begun().truncatedTo(ChronoUnit.SECONDS));
    }
}
