package io.icebridge.audit.map;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people said, and what failed, in a model's instance. */
@Component
class WordTable {
    private static final int MOST = 50;

    private final JdbcClient db;

    WordTable(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** What was decided at a task, the newest first; of the change as a whole, for whomever. */
    List<Decision> decided(String change, MapScope scope, String task, Instant since) {
        return db.sql(
                        "select * from ib_decision where change_id = ? and task = ?"
                                + " and (subject = ? or ? = '') and decided_at >= ?"
                                + " order by decision_no desc fetch first "
                                + MOST
                                + " rows only")
                .params(change, task, scope.subject(), scope.subject(), Timestamp.from(since))
                .query(
                        (row, n) ->
                                new Decision(
                                        change,
                                        row.getString("subject"),
                                        task,
                                        row.getString("decision"),
                                        row.getString("remark"),
                                        row.getString("about"),
                                        row.getString("decided_by"),
                                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /** What failed in a step, and how often. */
    record Failed(int times, String last) {}

    Optional<Failed> failed(String change, MapScope scope, String step, Instant since) {
        List<String> messages =
                db.sql(
                                "select message from ib_failure where change_id = ? and step = ?"
                                        + " and (subject = ? or ? = '') and failed_at >= ?"
                                        + " order by failure_no desc")
                        .params(
                                change,
                                step,
                                scope.subject(),
                                scope.subject(),
                                Timestamp.from(since))
                        .query(String.class)
                        .list();
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failed(messages.size(), messages.get(0).split("\n", 2)[0]));
    }

    /** When a gate showed something first, and when something was done there last. */
    Optional<Trace> shown(Gate gate, Instant since) {
        return Trace.of(
                db
                        .sql(
                                "select collected_at as at from ib_evidence where change_id = ? and gate"
                                        + " = ? and subject = ? and collected_at >= ? union all"
                                        + " select decided_at from ib_approval where change_id = ?"
                                        + " and gate = ? and subject = ? and decided_at >= ?")
                        .params(
                                gate.change(),
                                gate.name(),
                                gate.subject(),
                                Timestamp.from(since),
                                gate.change(),
                                gate.name(),
                                gate.subject(),
                                Timestamp.from(since))
                        .query(Timestamp.class)
                        .list()
                        .stream()
                        .map(Timestamp::toInstant)
                        .map(at -> new Trace(at, at)));
    }

    /** Of all of a change's gates of one name, whatever they are about. */
    Optional<Trace> shownAnywhere(String change, String gate, Instant since) {
        return db.sql(
                        "select min(collected_at) as begun, max(collected_at) as ended from"
                                + " ib_evidence where change_id = ? and gate = ?"
                                + " and collected_at >= ?")
                .params(change, gate, Timestamp.from(since))
                .query((row, n) -> Optional.ofNullable(spanned(row)))
                .single();
    }

    private static Trace spanned(ResultSet row) throws SQLException {
        Timestamp begun = row.getTimestamp("begun");
        return begun == null
                ? null
                : new Trace(begun.toInstant(), row.getTimestamp("ended").toInstant());
    }
}
