package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of what gates showed, written when it was collected: what a decision is about is read
 * here, never from what a form holds. Rows are added, never changed.
 */
public final class Collected {
    private final JdbcClient db;
    private final Clock clock;

    public Collected(DataSource source, Clock clock) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
    }

    /**
     * @param instance the process instance that shows it
     */
    public void keep(String instance, Gate gate, Evidence evidence) {
        db.sql(
                        "insert into ib_evidence (instance_id, change_id, gate, subject, digest,"
                                + " evidence, collected_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        instance,
                        gate.change(),
                        gate.name(),
                        gate.subject(),
                        evidence.digest(),
                        evidence.json(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** What a process instance showed last, and at which gate. */
    public record Shown(Gate gate, Evidence evidence) {}

    public Optional<Shown> last(String instance) {
        return db.sql(
                        "select change_id, gate, subject, evidence from ib_evidence where"
                                + " instance_id = ? order by evidence_no desc"
                                + " fetch first 1 rows only")
                .params(instance)
                .query(
                        (row, n) ->
                                new Shown(
                                        new Gate(
                                                row.getString("change_id"),
                                                row.getString("gate"),
                                                row.getString("subject")),
                                        Evidence.read(row.getString("evidence"))))
                .optional();
    }
}
