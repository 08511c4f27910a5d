package io.icebridge.audit.told;

import static java.util.stream.Collectors.toMap;

import io.icebridge.journal.Subject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what failed. */
@Component
public final class FailureTable {
    private static final RowMapper<Failure> FAILURE =
            (row, n) ->
                    new Failure(
                            row.getLong("failure_no"),
                            Subject.parse(row.getString("subject")),
                            row.getString("step"),
                            row.getString("kind"),
                            row.getString("message"),
                            row.getString("meaning"),
                            row.getString("remedy"),
                            row.getString("detail"),
                            row.getTimestamp("failed_at").toInstant());

    private static final String NAMED =
            "(lower(subject) like ? or subject in (select 'server ' || server_id from ib_move"
                    + " where change_id = ? and (lower(server_name) like ? or new_id like ?)))";

    private final JdbcClient db;

    FailureTable(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    private static Narrowed narrowed(String change, FailuresAsked asked) {
        Narrowed narrowed = Narrowed.to("change_id = ?", change);
        Narrowed.given(asked.step(), step -> narrowed.and("step = ?", step));
        Narrowed.given(asked.kind(), kind -> narrowed.and("kind = ?", kind));
        Narrowed.given(
                asked.q(),
                q -> {
                    String part = Narrowed.like(q) + "%";
                    narrowed.and(NAMED, "% " + part, change, "%" + part, part);
                });
        return narrowed;
    }

    /** All of a subject, oldest first. */
    public List<Failure> of(String change, Subject subject) {
        return db.sql(
                        "select * from ib_failure where change_id = ? and subject = ?"
                                + " order by failure_no")
                .params(change, subject.toString())
                .query(FAILURE)
                .list();
    }

    /** The newest of a change, so many after the first that are passed over. */
    public List<Failure> newest(String change, int passedOver, int most) {
        return newest(change, FailuresAsked.ALL, passedOver, most);
    }

    /** The newest of those that are asked for, so many after the first that are passed over. */
    public List<Failure> newest(String change, FailuresAsked asked, int passedOver, int most) {
        Narrowed narrowed = narrowed(change, asked);
        return db.sql(
                        "select * from ib_failure"
                                + narrowed.where()
                                + " order by failure_no desc"
                                + " offset %d rows fetch first %d rows only"
                                        .formatted(passedOver, most))
                .params(narrowed.values())
                .query(FAILURE)
                .list();
    }

    /** Those of a change that were written after one, oldest first. */
    public List<Failure> after(String change, long number, int most) {
        return db.sql(
                        "select * from ib_failure where change_id = ? and failure_no > ?"
                                + " order by failure_no fetch first %d rows only".formatted(most))
                .params(change, number)
                .query(FAILURE)
                .list();
    }

    /** The newest of each subject, by the subject as the journal names it. */
    public Map<String, Failure> newestOfEach(String change) {
        return db
                .sql(
                        "select * from ib_failure where failure_no in (select max(failure_no) from"
                                + " ib_failure where change_id = ? group by subject)")
                .params(change)
                .query(FAILURE)
                .list()
                .stream()
                .collect(toMap(failure -> failure.subject().toString(), failure -> failure));
    }

    /** How many a change has. */
    public int count(String change) {
        return count(change, FailuresAsked.ALL);
    }

    /** How many a change has of those that are asked for. */
    public int count(String change, FailuresAsked asked) {
        Narrowed narrowed = narrowed(change, asked);
        return db.sql("select count(*) from ib_failure" + narrowed.where())
                .params(narrowed.values())
                .query(Integer.class)
                .single();
    }

    /** Which failures of a change are of one kind, the most frequent first. */
    public List<FailedAlike> alike(String change) {
        return db.sql(
                        "select step, kind, count(*) as failures, count(distinct subject) as"
                                + " subjects, min(subject) as first, max(subject) as last,"
                                + " min(said) as meaning, count(distinct said) as meanings from"
                                + " (select step, kind, subject, cast(meaning as varchar(4000)) as"
                                + " said from ib_failure where change_id = ?) each_failure"
                                + " group by step, kind order by failures desc, step, kind")
                .params(change)
                .query(
                        (row, n) ->
                                new FailedAlike(
                                        row.getString("step"),
                                        row.getString("kind"),
                                        row.getString("meaning"),
                                        row.getInt("meanings"),
                                        row.getInt("failures"),
                                        row.getInt("subjects"),
                                        Subject.parse(row.getString("first")),
                                        Subject.parse(row.getString("last"))))
                .list();
    }

    /** When the same subject failed next after this failure; empty where it did not. */
    public Optional<Instant> next(String change, Failure failure) {
        return db.sql(
                        "select min(failed_at) as failed_next from ib_failure where change_id = ?"
                                + " and subject = ? and failure_no > ?")
                .params(change, failure.subject().toString(), failure.number())
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("failed_next")))
                .single()
                .map(Timestamp::toInstant);
    }

    /** Whether a step was done for a subject after this failure. */
    public boolean doneSince(String change, Failure failure) {
        return db.sql(
                                "select count(*) from ib_event where change_id = ? and subject = ?"
                                        + " and step = ? and state in ('DONE', 'BY_HAND') and"
                                        + " happened_at > ?")
                        .params(
                                change,
                                failure.subject().toString(),
                                failure.step(),
                                Timestamp.from(failure.at()))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
