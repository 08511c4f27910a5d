package io.icebridge.audit.map;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the journal when steps were at work. */
@Component
class TraceTable {
    private static final String ONE =
            "select happened_at from ib_event where change_id = ? and step = ? and happened_at >= ?"
                    + " order by change_id %1$s, step %1$s, event_no %1$s"
                    + " fetch first 1 rows only";

    private final JdbcClient db;

    TraceTable(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** When a step was at work; empty where it never was. */
    interface Steps extends Function<String, Optional<Trace>> {}

    /**
     * @param since what is older belongs to an earlier start; for one subject all is told
     */
    Steps of(String change, MapScope scope, Instant since) {
        if (scope.kind().isEmpty()) {
            Map<String, Optional<Trace>> known = new HashMap<>();
            return step -> known.computeIfAbsent(step, id -> whole(change, id, since));
        }
        Map<String, Trace> all = new HashMap<>();
        for (String subject : subjects(change, scope)) {
            subject(change, subject)
                    .forEach(
                            (step, trace) ->
                                    all.merge(
                                            step,
                                            trace,
                                            (a, b) ->
                                                    Trace.of(List.of(a, b).stream())
                                                            .orElseThrow()));
        }
        return step -> Optional.ofNullable(all.get(step));
    }

    /** One row by an index from either end, however many there are. */
    private Optional<Trace> whole(String change, String step, Instant since) {
        return one(ONE.formatted("asc"), change, step, since)
                .map(first -> new Trace(first, last(change, step, since)));
    }

    private Instant last(String change, String step, Instant since) {
        return one(ONE.formatted("desc"), change, step, since).orElseThrow();
    }

    private Optional<Instant> one(String sql, String change, String step, Instant since) {
        return db.sql(sql)
                .params(change, step, Timestamp.from(since))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private Map<String, Trace> subject(String change, String subject) {
        Map<String, Trace> traces = new HashMap<>();
        db.sql(
                        "select step, min(happened_at) as begun, max(happened_at) as ended"
                                + " from ib_event where change_id = ? and subject = ?"
                                + " group by step")
                .params(change, subject)
                .query(
                        (row, n) ->
                                Map.entry(
                                        row.getString("step"),
                                        new Trace(
                                                row.getTimestamp("begun").toInstant(),
                                                row.getTimestamp("ended").toInstant())))
                .list()
                .forEach(each -> traces.put(each.getKey(), each.getValue()));
        return traces;
    }

    /** The nodes of a wave and the servers that move in it. */
    private List<String> subjects(String change, MapScope scope) {
        if (!scope.kind().equals("wave")) {
            return List.of(scope.subject());
        }
        List<String> subjects = new ArrayList<>();
        for (String sql :
                List.of(
                        "select 'node ' || node from ib_move_node where change_id = ? and wave = ?",
                        "select 'server ' || server_id from ib_move where change_id = ? and wave ="
                                + " ?")) {
            subjects.addAll(
                    db.sql(sql)
                            .params(change, Integer.valueOf(scope.name()))
                            .query(String.class)
                            .list());
        }
        return subjects;
    }
}
