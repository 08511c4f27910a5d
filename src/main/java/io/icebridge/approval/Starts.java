package io.icebridge.approval;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of who started what of a change, and of what runs now. Of rows of starts none is ever
 * changed.
 */
public final class Starts {
    private static final RowMapper<Start> START =
            (row, n) ->
                    new Start(
                            row.getString("change_id"),
                            row.getString("model"),
                            row.getString("started_by"),
                            row.getTimestamp("started_at").toInstant(),
                            row.getString("title"),
                            row.getString("reason"),
                            row.getString("plan"));

    private final JdbcClient db;

    public Starts(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /**
     * A start of a model by a person.
     *
     * @param title in the starter's words, as the reason is; each may be empty
     * @param plan the digest of the plan that the starter had read; empty where he gave none
     */
    public record Start(
            String change,
            String model,
            String by,
            Instant at,
            String title,
            String reason,
            String plan) {}

    /** Writes a start down, within the caller's transaction. */
    public void add(String instance, Start start) {
        db.sql(
                        "insert into ib_start (change_id, model, instance_id, started_by,"
                                + " started_at, title, reason, plan) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        start.change(),
                        start.model(),
                        instance,
                        start.by(),
                        Timestamp.from(start.at()),
                        start.title(),
                        start.reason(),
                        start.plan())
                .update();
    }

    /** All starts of a change, oldest first. */
    public List<Start> of(String change) {
        return db.sql("select * from ib_start where change_id = ? order by start_no")
                .params(change)
                .query(START)
                .list();
    }

    /**
     * Everybody who started anything for the change: with the starter of one model alone, two
     * people could approve each other's parts of what is one change.
     */
    public Set<String> starters(String change) {
        Set<String> starters = new TreeSet<>();
        of(change).forEach(start -> starters.add(start.by()));
        return starters;
    }

    /**
     * Takes the cloud for an instance of a model, within the caller's transaction.
     *
     * @param pairs what may not run beside it
     * @throws Refused that names what runs
     */
    public void occupy(Set<String> pairs, String change, String model, String instance) {
        for (String pair : new TreeSet<>(pairs)) {
            running(pair).ifPresent(Starts::refuse);
            try {
                db.sql(
                                "insert into ib_running (pair, change_id, model, instance_id)"
                                        + " values (?, ?, ?, ?)")
                        .params(pair, change, model, instance)
                        .update();
            } catch (DuplicateKeyException atTheSameMoment) {
                throw new Refused(
                        "Another change was started at this very moment; one change at a time runs"
                                + " on a cloud.");
            }
        }
    }

    private record Running(String change, String model) {}

    private Optional<Running> running(String pair) {
        return db.sql("select change_id, model from ib_running where pair = ?")
                .params(pair)
                .query((row, n) -> new Running(row.getString(1), row.getString(2)))
                .optional();
    }

    private static void refuse(Running running) {
        throw new Refused(
                "The change %s (%s) runs; one change at a time runs on a cloud. Let it end, or stop it at its gate or task, and start again."
                        .formatted(running.change(), running.model()));
    }

    /**
     * Writes an end down and lets the next change start, within the caller's transaction.
     *
     * @param outcome the end event's name, or why it was cancelled
     */
    public void ended(String instance, Instant at, String outcome) {
        db.sql("delete from ib_running where instance_id = ?").params(instance).update();
        db.sql("insert into ib_end (instance_id, ended_at, outcome) values (?, ?, ?)")
                .params(instance, Timestamp.from(at), outcome)
                .update();
    }

    /**
     * A start with its end.
     *
     * @param ended null while it runs
     * @param outcome empty while it runs
     */
    public record Run(Start start, Instant ended, String outcome) {}

    /** The changes of which something runs. */
    public List<String> running() {
        return db.sql("select distinct change_id from ib_running order by change_id")
                .query(String.class)
                .list();
    }

    /** How often anything that was started has ended. */
    public int ends() {
        return db.sql("select count(*) from ib_end").query(Integer.class).single();
    }

    /** How many changes there are of which something was ever started. */
    public int changes() {
        return db.sql("select count(distinct change_id) from ib_start")
                .query(Integer.class)
                .single();
    }

    /**
     * Some of these, the newest start first.
     *
     * @param offset how many come before
     */
    public List<String> changes(int offset, int most) {
        return db.sql(
                        "select change_id from ib_start group by change_id order by max(start_no)"
                                + " desc offset %d rows fetch first %d rows only"
                                        .formatted(offset, most))
                .query(String.class)
                .list();
    }

    /** What was started last, of whatever change, the newest first. */
    public List<Run> runs() {
        return select(
                "select * from ib_start s left join ib_end e on e.instance_id = s.instance_id"
                        + " order by start_no desc fetch first 500 rows only");
    }

    /** What was started for a change, the newest first. */
    public List<Run> runs(String change) {
        return select(
                "select * from ib_start s left join ib_end e on e.instance_id = s.instance_id"
                        + " where change_id = ? order by start_no desc",
                change);
    }

    private List<Run> select(String sql, Object... params) {
        return db.sql(sql)
                .params(params)
                .query(
                        (row, n) ->
                                new Run(
                                        START.mapRow(row, n),
                                        row.getTimestamp("ended_at") == null
                                                ? null
                                                : row.getTimestamp("ended_at").toInstant(),
                                        row.getString("outcome") == null
                                                ? ""
                                                : row.getString("outcome")))
                .list();
    }
}
