package io.icebridge.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what people are to be told of. */
final class Occasions {
    /** Notices were first sent then; what is older is told to nobody. */
    private static final String BEGIN = "begin";

    private final JdbcClient db;

    Occasions(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** When notices were first sent from this database. */
    Instant begun(Instant now) {
        add(new Occasion(BEGIN, Kind.END, "", "", now, now, "", "", ""));
        db.sql("update ib_occasion set told_at = due_at where occasion = ? and told_at is null")
                .params(BEGIN)
                .update();
        return db.sql("select happened_at from ib_occasion where occasion = ?")
                .params(BEGIN)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Adds one, unless it was found before. */
    void add(Occasion found) {
        if (has(found.key())) {
            return;
        }
        try {
            db.sql(
                            "insert into ib_occasion (occasion, kind, change_id, project_id,"
                                    + " happened_at, due_at, what, about, detail) values (?, ?, ?,"
                                    + " ?, ?, ?, ?, ?, ?)")
                    .params(
                            found.key(),
                            found.kind().name(),
                            found.change(),
                            found.project(),
                            Timestamp.from(found.at()),
                            Timestamp.from(found.due()),
                            found.what(),
                            found.about(),
                            found.detail())
                    .update();
        } catch (DuplicateKeyException foundByAnotherNode) {
            return;
        }
    }

    boolean has(String key) {
        return db.sql("select count(*) from ib_occasion where occasion = ?")
                        .params(key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is due and not told, oldest first. */
    List<Occasion> untold(Instant now) {
        return db.sql(
                        "select * from ib_occasion where told_at is null and due_at <= ?"
                                + " order by happened_at, occasion fetch first 1000 rows only")
                .params(Timestamp.from(now))
                .query((row, n) -> occasion(row))
                .list();
    }

    /**
     * Marks one as told, within the caller's transaction.
     *
     * @return false where another node was quicker
     */
    boolean tell(Occasion told, Instant now) {
        return db.sql("update ib_occasion set told_at = ? where occasion = ? and told_at is null")
                        .params(Timestamp.from(now), told.key())
                        .update()
                == 1;
    }

    /** When something of the kind was last told, of this change, to those. */
    Optional<Instant> lastTold(Kind kind, String change, String project) {
        return db
                .sql(
                        "select made_at from ib_notice where change_id = ? and kind = ? and"
                                + " project_id = ? order by made_at desc fetch first 1 rows only")
                .params(change, kind.name(), project)
                .query(Timestamp.class)
                .list()
                .stream()
                .findFirst()
                .map(Timestamp::toInstant);
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        return new Occasion(
                row.getString("occasion"),
                Kind.valueOf(row.getString("kind")),
                row.getString("change_id"),
                row.getString("project_id"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("what"),
                row.getString("about"),
                row.getString("detail"));
    }
}
