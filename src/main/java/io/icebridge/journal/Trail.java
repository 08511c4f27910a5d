package io.icebridge.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of what people did beside the runbook's own effects: lines are added, never changed.
 * The engine's own log is no substitute, since it may be deleted.
 */
public final class Trail {
    private static final RowMapper<Line> LINE =
            (row, n) ->
                    new Line(
                            row.getLong("line_no"),
                            row.getTimestamp("happened_at").toInstant(),
                            Kind.valueOf(row.getString("kind")),
                            row.getString("done_by"),
                            row.getString("change_id"),
                            row.getString("about"),
                            row.getString("what"),
                            row.getString("why"));

    private static final int LONGEST_NAME = 255;

    private final JdbcClient db;
    private final Clock clock;

    public Trail(DataSource source, Clock clock) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
    }

    /** What sort of thing was done. */
    public enum Kind {
        /** Somebody logged in, or failed to; about the address he came from. */
        LOGIN,
        LOGIN_FAILED,
        LOGOUT,
        /** Users, groups and passwords; about the user. */
        IDENTITY,
        /** What a rule refused. */
        REFUSED,
        /** Pausing, resuming, resizing and holding back. */
        WINDOW,
        /** A process instance was cancelled, or moved by other means than its model's. */
        CANCELLED,
        MOVED,
        /** Icebridge brought a model to the engine; about the digest of its file. */
        DEPLOYED,
        /** Somebody was told something, or could not be; about who. */
        NOTICE
    }

    /**
     * A line.
     *
     * @param by the user, or what was typed as one
     * @param change its id; empty where it concerns no change alone
     * @param about whom or what it concerns
     * @param why as the person gave it; may be empty
     */
    public record Line(
            long number,
            Instant at,
            Kind kind,
            String by,
            String change,
            String about,
            String what,
            String why) {}

    /** Adds a line, within the caller's transaction if there is one. */
    public void add(Kind kind, String by, String change, String about, String what, String why) {
        db.sql(
                        "insert into ib_trail (happened_at, kind, done_by, change_id, about, what,"
                                + " why) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        name(by),
                        name(change),
                        name(about),
                        what,
                        why)
                .update();
    }

    /** What was done for a change, oldest first. */
    public List<Line> of(String change) {
        return db.sql("select * from ib_trail where change_id = ? order by line_no")
                .params(change)
                .query(LINE)
                .list();
    }

    /** What was done of a kind for a change, oldest first. */
    public List<Line> of(String change, Kind kind) {
        return db.sql("select * from ib_trail where change_id = ? and kind = ? order by line_no")
                .params(change, kind.name())
                .query(LINE)
                .list();
    }

    /** What was done of a kind since then, oldest first. */
    public List<Line> since(Instant then, Kind kind) {
        return db.sql(
                        "select * from ib_trail where kind = ? and happened_at >= ?"
                                + " order by line_no")
                .params(kind.name(), Timestamp.from(then))
                .query(LINE)
                .list();
    }

    /** Whether something of a kind was ever done to this. */
    public boolean has(Kind kind, String about) {
        return db.sql("select count(*) from ib_trail where about = ? and kind = ?")
                        .params(about, kind.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Anybody may type a name of any length. */
    private static String name(String text) {
        return Beginning.of(text, LONGEST_NAME);
    }
}
