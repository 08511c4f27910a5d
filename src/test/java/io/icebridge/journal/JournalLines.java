package io.icebridge.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What stands in a journal's table, line by line as it was written. */
public final class JournalLines {
    private JournalLines() {}

    /** One line. */
    public record Line(
            Key key, int attempt, Entry.State state, String result, String why, Instant at) {
        /** Begun in that moment. */
        public static Line begun(Key key, int attempt, Instant at) {
            return new Line(key, attempt, Entry.State.BEGUN, "", "", at);
        }

        public Line ended(Entry.State how, String why, Instant later) {
            return new Line(key, attempt, how, "", why, later);
        }

        @Override
        public String toString() {
            return "%s attempt %d %s at %s %s".formatted(key, attempt, state, at, why);
        }
    }

    /** All lines about servers, oldest first. */
    public static List<Line> ofServers(DataSourceTransactionManager database, Change change) {
        return new Events(database.getDataSource(), database, Clock.systemUTC())
                .of(change).stream()
                        .filter(e -> e.key().subject().kind() == Subject.Kind.SERVER)
                        .map(
                                e ->
                                        new Line(
                                                e.key(),
                                                e.attempt(),
                                                e.state(),
                                                e.result(),
                                                e.why(),
                                                e.at()))
                        .toList();
    }
}
