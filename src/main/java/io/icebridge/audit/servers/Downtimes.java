package io.icebridge.audit.servers;

import static java.util.Comparator.comparingLong;

import io.icebridge.journal.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long servers were down, by the journal: from when one was to be stopped until the new one was
 * verified, or the old one was back. One that was switched off before was not down, nor is one
 * whose stop surely had no effect: for many at once the rule of {@link
 * io.icebridge.runbook.fleet.Standstill}.
 */
@Component
public final class Downtimes {
    private static final String UP = "'DONE', 'BY_HAND'";

    private static final String TURN =
            "select e.subject, e.event_no, %s as up, e.happened_at from %s ib_event e where"
                    + " e.change_id = :change and e.step = %s and e.part = %s and e.state in (%s)"
                    + " and %s";

    /** By way of the plan, since H2 looks up a subject's events by no list of subjects. */
    private static final String OF_SOME =
            "e.subject = 'server ' || m.server_id and m.change_id = :change and m.server_id in"
                    + " (:servers)";

    private final JdbcClient db;

    Downtimes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** A server that was down; for how long, and whether it still is. */
    public record Down(String subject, double seconds, boolean still) {
        private String server() {
            return Subject.parse(subject).name();
        }
    }

    /** When a server was stopped, or came up. */
    private record Turn(String subject, long number, boolean up, Instant at) {}

    /** All of a change, the shortest first. */
    public List<Down> of(String change, Instant now) {
        return read("", "true", Map.of("change", change), now);
    }

    /** Of a change, by the servers' ids. */
    public Map<String, Down> byServer(String change, Instant now) {
        return byId(of(change, now));
    }

    /** Of these of its servers, by their ids; what became of the others is not read. */
    Map<String, Down> byServer(String change, List<String> servers, Instant now) {
        if (servers.isEmpty()) {
            return Map.of();
        }
        return byId(
                read(
                        "ib_move m cross join",
                        OF_SOME,
                        Map.of("change", change, "servers", servers),
                        now));
    }

    private static Map<String, Down> byId(List<Down> downs) {
        return downs.stream().collect(Collectors.toMap(Down::server, down -> down));
    }

    /** Of one server; empty where it was never down. */
    public Optional<Down> of(String change, Subject server, Instant now) {
        return read(
                        "",
                        "e.subject = :subject",
                        Map.of("change", change, "subject", server.toString()),
                        now)
                .stream()
                .findFirst();
    }

    private List<Down> read(String before, String those, Map<String, Object> values, Instant now) {
        String turns =
                String.join(
                        " union all ",
                        TURN.formatted("false", before, "'stopServer'", "'stop'", "'BEGUN'", those),
                        TURN.formatted("true", before, "'stopServer'", "'stop'", "'FAILED'", those),
                        TURN.formatted("true", before, "'verifyServer'", "'compare'", UP, those),
                        TURN.formatted("true", before, "'startOldServer'", "'compare'", UP, those));
        return db.sql(turns).params(values).query((row, n) -> turn(row)).list().stream()
                .collect(Collectors.groupingBy(Turn::subject))
                .values()
                .stream()
                .map(each -> down(each, now))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Down::seconds))
                .toList();
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getString("subject"),
                row.getLong("event_no"),
                row.getBoolean("up"),
                row.getTimestamp("happened_at").toInstant());
    }

    /** Empty where it never was: it came up without having been stopped. */
    private static Optional<Down> down(List<Turn> turns, Instant now) {
        Duration down = null;
        Instant since = null;
        for (Turn turn : turns.stream().sorted(comparingLong(Turn::number)).toList()) {
            if (!turn.up() && since == null) {
                since = turn.at();
                down = down == null ? Duration.ZERO : down;
            } else if (turn.up() && since != null) {
                down = down.plus(Duration.between(since, turn.at()));
                since = null;
            }
        }
        if (down == null) {
            return Optional.empty();
        }
        Duration all = since == null ? down : down.plus(Duration.between(since, now));
        return Optional.of(
                new Down(turns.get(0).subject(), all.toMillis() / 1000.0, since != null));
    }

    /** When the newest servers were verified, the newest first. */
    public List<Instant> arrivals(String change, int newest) {
        String sql =
                "select happened_at from ib_event where change_id = ? and step = 'verifyServer' and"
                        + " part = 'compare' and state in (%s) order by change_id desc, step desc,"
                        + " event_no desc fetch first %d rows only";
        return db
                .sql(sql.formatted(UP, newest))
                .params(change)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }
}
