package io.icebridge.approval;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of decisions outside gates: rows are added, never changed. */
public final class Decisions {
    private static final RowMapper<Decision> DECISION =
            (row, n) ->
                    new Decision(
                            row.getString("change_id"),
                            row.getString("subject"),
                            row.getString("task"),
                            row.getString("decision"),
                            row.getString("remark"),
                            row.getString("about"),
                            row.getString("decided_by"),
                            row.getTimestamp("decided_at").toInstant());

    private final JdbcClient db;

    public Decisions(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Adds a decision, within the caller's transaction if there is one. */
    public void add(Decision decision) {
        db.sql(
                        "insert into ib_decision (change_id, subject, task, decision, remark,"
                                + " about, decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        decision.change(),
                        decision.subject(),
                        decision.task(),
                        decision.decision(),
                        decision.comment(),
                        decision.about(),
                        decision.by(),
                        Timestamp.from(decision.at()))
                .update();
    }

    /** All decisions of a change, oldest first. */
    public List<Decision> of(String change) {
        return db.sql("select * from ib_decision where change_id = ? order by decision_no")
                .params(change)
                .query(DECISION)
                .list();
    }

    /** The newest decision about a subject. */
    public Optional<Decision> latest(String change, String subject) {
        return db.sql(
                        "select * from ib_decision where change_id = ? and subject = ?"
                                + " order by decision_no desc fetch first 1 rows only")
                .params(change, subject)
                .query(DECISION)
                .optional();
    }
}
