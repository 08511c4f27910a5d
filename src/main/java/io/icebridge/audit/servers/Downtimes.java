package io.icebridge.audit.servers;

import io.icebridge.journal.Subject;
import java.sql.Timestamp;
import java.time.Instant;
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
 * whose stop surely had no effect. For a whole change at once it is the rule of {@link
 * io.icebridge.runbook.fleet.Standstill}.
 */
@Component
public final class Downtimes {
    private static final String UP = "'DONE', 'BY_HAND'";

    private static final String TURN =
            "select subject, event_no, %s as kind, extract(epoch from happened_at) as at"
                    + " from ib_event where change_id = :change and step = %s and part = %s"
                    + " and state in (%s)%s";

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

    /** All of a change, the shortest first. */
    public List<Down> of(String change, Instant now) {
        return read("", Map.of("change", change, "now", seconds(now)));
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
        List<String> subjects = servers.stream().map(id -> Subject.server(id).toString()).toList();
        return byId(
                read(
                        " and subject in (:subjects)",
                        Map.of("change", change, "now", seconds(now), "subjects", subjects)));
    }

    private static Map<String, Down> byId(List<Down> downs) {
        return downs.stream().collect(Collectors.toMap(Down::server, down -> down));
    }

    /** Of one server; empty where it was never down. */
    public Optional<Down> of(String change, Subject server, Instant now) {
        return read(
                        " and subject = :subject",
                        Map.of("change", change, "now", seconds(now), "subject", server.toString()))
                .stream()
                .findFirst();
    }

    private List<Down> read(String narrowed, Map<String, Object> values) {
        String turns =
                String.join(
                        " union all ",
                        TURN.formatted("'DOWN'", "'stopServer'", "'stop'", "'BEGUN'", narrowed),
                        TURN.formatted("'UP'", "'stopServer'", "'stop'", "'FAILED'", narrowed),
                        TURN.formatted("'UP'", "'verifyServer'", "'compare'", UP, narrowed),
                        TURN.formatted("'UP'", "'startOldServer'", "'compare'", UP, narrowed));
        return db.sql(
                        "select subject, sum(case kind when 'UP' then at else -at end)"
                                + " + sum(case kind when 'UP' then -1 else 1 end)"
                                + " * cast(:now as numeric(20, 3)) as seconds,"
                                + " sum(case kind when 'UP' then -1 else 1 end) as down"
                                + " from (select subject, kind, at, lag(kind) over"
                                + " (partition by subject order by event_no) as before from ("
                                + turns
                                + ") each_turn) turns where before is null and kind = 'DOWN'"
                                + " or kind <> before group by subject order by seconds")
                .params(values)
                .query(
                        (row, n) ->
                                new Down(
                                        row.getString("subject"),
                                        row.getDouble("seconds"),
                                        row.getInt("down") > 0))
                .list();
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

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
