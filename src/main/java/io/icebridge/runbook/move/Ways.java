package io.icebridge.runbook.move;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of ways that persons chose for servers: rows are added, never changed, and a server's
 * newest one counts. Writes are part of the caller's transaction.
 */
public final class Ways {
    private static final RowMapper<Way> WAY =
            (row, n) ->
                    new Way(
                            row.getString("server_id"),
                            row.getString("method"),
                            ReasonsJson.read(row.getString("overridden")),
                            row.getString("chosen_by"),
                            row.getString("remark"),
                            row.getTimestamp("chosen_at").toInstant());

    private final JdbcClient db;

    public Ways(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    public void add(String change, Way way) {
        db.sql(
                        "insert into ib_way (change_id, server_id, method, overridden, remark,"
                                + " chosen_by, chosen_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        change,
                        way.serverId(),
                        way.method(),
                        ReasonsJson.write(way.overridden()),
                        way.comment(),
                        way.by(),
                        Timestamp.from(way.at()))
                .update();
    }

    /** Empty where nobody chose one, so that cloud file and rules count. */
    public Optional<Way> of(String change, String serverId) {
        return db.sql(
                        "select * from ib_way where change_id = ? and server_id = ?"
                                + " order by way_no desc fetch first 1 rows only")
                .params(change, serverId)
                .query(WAY)
                .optional();
    }

    /** What counts in the change, by the server's id. */
    Map<String, Way> of(String change) {
        List<Way> all =
                db.sql("select * from ib_way where change_id = ? order by way_no")
                        .params(change)
                        .query(WAY)
                        .list();
        Map<String, Way> newest = new HashMap<>();
        all.forEach(way -> newest.put(way.serverId(), way));
        return newest;
    }
}
