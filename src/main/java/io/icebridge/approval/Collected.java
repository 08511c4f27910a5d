package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

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
     * @return its number, by which its page is found
     */
    public long keep(String instance, Gate gate, Evidence evidence) {
        KeyHolder number = new GeneratedKeyHolder();
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
                .update(number, "evidence_no");
        return number.getKeyAs(Long.class);
    }

    /**
     * What a gate showed, without its tables.
     *
     * @param digest of the evidence, as it was written down
     */
    public record Line(long number, Gate gate, String digest, Instant at) {}

    /** What a gate showed, whole. */
    public record Whole(Line line, Evidence evidence) {}

    /** What a change's gates showed, the newest first; of a gate that asked again, each time. */
    public List<Line> of(String change) {
        return db.sql(
                        "select evidence_no, change_id, gate, subject, digest, collected_at from"
                                + " ib_evidence where change_id = ? order by evidence_no desc")
                .params(change)
                .query((row, n) -> line(row))
                .list();
    }

    /** What one showed, by its number; empty where the change has none of it. */
    public Optional<Whole> numbered(String change, long number) {
        return db.sql("select * from ib_evidence where change_id = ? and evidence_no = ?")
                .params(change, number)
                .query((row, n) -> new Whole(line(row), Evidence.read(row.getString("evidence"))))
                .optional();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("evidence_no"),
                new Gate(
                        row.getString("change_id"),
                        row.getString("gate"),
                        row.getString("subject")),
                row.getString("digest"),
                row.getTimestamp("collected_at").toInstant());
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
