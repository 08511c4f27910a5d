package io.icebridge.runbook.move;

import io.icebridge.runbook.Counted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many servers of a change move at once, and which do not; people change it while servers move,
 * it closes by itself when too many fail, and it ends with its change. Writes are part of the
 * caller's transaction.
 */
public final class Window {
    /** No wave has more slots. */
    public static final int MOST_AT_ONCE = 50;

    private static final String SIZE = "SIZE";
    private static final String PAUSE = "PAUSE";
    private static final String CLOSED = "CLOSED";
    private static final String FAILED = "FAILED";
    private static final String NOTHING = "";
    private static final int ONE_ALONE = 1;

    private final JdbcClient db;
    private final int fromCloudFile;
    private final String inOrder;

    /**
     * @param fromCloudFile how many servers move at once, unless a person says otherwise
     * @param longestFirst whether the longest moves of a wave begin first, else by the servers' ids
     */
    public Window(DataSource source, int fromCloudFile, boolean longestFirst) {
        this.inOrder =
                longestFirst ? " order by move_length desc, server_id" : " order by server_id";
        this.db = JdbcClient.create(source);
        this.fromCloudFile = fromCloudFile;
    }

    private record Row(String kind, String name, int amount, Wanted wanted) {
        Hold hold() {
            return new Hold(new Whom(Whom.Kind.valueOf(kind), name), wanted);
        }
    }

    /** The change's window as it stands. */
    public WindowState of(String change) {
        List<Row> rows =
                db.sql("select * from ib_window where change_id = ? order by kind, name")
                        .params(change)
                        .query((row, n) -> row(row))
                        .list();
        Optional<Row> sized = those(rows, SIZE).findFirst();
        return new WindowState(
                sized.map(Row::amount).orElse(fromCloudFile),
                sized.map(Row::wanted).orElse(null),
                those(rows, PAUSE).findFirst().map(Row::wanted).orElse(null),
                those(rows, CLOSED).anyMatch(row -> row.amount() > 0),
                those(rows, FAILED).map(Row::name).toList(),
                Stream.of(Whom.Kind.values())
                        .flatMap(kind -> those(rows, kind.name()))
                        .map(Row::hold)
                        .toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("set_at").toInstant();
        return new Row(
                row.getString("kind"),
                row.getString("name"),
                row.getInt("amount"),
                new Wanted(row.getString("set_by"), at, row.getString("why")));
    }

    private static Stream<Row> those(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind));
    }

    /** How many servers of the change may move at once now: 0 while it is paused or closed. */
    public int size(String change) {
        return of(change).size();
    }

    /**
     * Says how many move at once from now on.
     *
     * @param servers how many the change has
     * @throws WindowRefused when it is none, or more than the change or a wave can use
     */
    public void resize(String change, int serversAtOnce, int servers, Wanted wanted) {
        int most = most(servers);
        if (serversAtOnce < 1 || serversAtOnce > most) {
            throw WindowRefused.unknown(
                    "Servers at once is a number from 1 to %d: %s has %s, and no more than %d move at once. To let none begin, pause."
                            .formatted(most, change, Counted.of(servers, "server"), MOST_AT_ONCE));
        }
        put(change, SIZE, NOTHING, serversAtOnce, wanted);
    }

    /** How many of so many servers can move at once at most. */
    public static int most(int servers) {
        return Math.min(MOST_AT_ONCE, servers);
    }

    /** Lets no further server begin. */
    public void pause(String change, Wanted wanted) {
        put(change, PAUSE, NOTHING, 0, wanted);
    }

    /**
     * Lets servers begin again.
     *
     * @return false when it was not paused
     */
    public boolean resume(String change) {
        return drop(change, PAUSE, NOTHING);
    }

    /** Keeps what has not begun to move from being begun. */
    public void hold(String change, Hold hold) {
        put(change, hold.whom().kind().name(), hold.whom().name(), 0, hold.wanted());
    }

    /**
     * Lets it move again.
     *
     * @return false when it was not held back
     */
    public boolean letGo(String change, Whom whom) {
        return drop(change, whom.kind().name(), whom.name());
    }

    /** Notes a server in trouble. */
    public void failed(String change, String serverId) {
        drop(change, FAILED, serverId);
        add(change, FAILED, serverId, 0);
    }

    /** Notes that a server is in trouble no longer. */
    public void recovered(String change, String serverId) {
        drop(change, FAILED, serverId);
    }

    /**
     * Closes the window when too many have failed; one server alone never does that.
     *
     * @param servers how many there are, those that failed in earlier waves included
     * @param share of them that may fail
     * @return true for the caller that has closed it, who has to ask a person
     */
    public boolean closes(String change, int servers, double share) {
        int failed = of(change).failed().size();
        return failed > ONE_ALONE
                && failed > share * servers
                && db.sql(
                                        "update ib_window set amount = 1, set_at = current_timestamp"
                                                + " where change_id = ? and kind = ? and amount = 0")
                                .params(change, CLOSED)
                                .update()
                        == 1;
    }

    /** Opens it on a person's word; what has failed before counts no more. */
    public void open(String change) {
        db.sql("delete from ib_window where change_id = ? and kind = ?")
                .params(change, FAILED)
                .update();
        begin(change);
    }

    /**
     * Begins another wave: what failed in earlier ones counts on, and closes it again at once where
     * it is too much, so that a person is asked whatever became of the one who was asked before.
     */
    public void begin(String change) {
        drop(change, CLOSED, NOTHING);
        add(change, CLOSED, NOTHING, 0);
    }

    /** Forgets all that was wanted of it. */
    public void end(String change) {
        db.sql("delete from ib_window where change_id = ?").params(change).update();
    }

    /** The wave's servers that no slot has taken and nothing holds back, as they are to begin. */
    public List<String> free(String change, int wave) {
        return db.sql(
                        "select server_id from ib_move m where change_id = ? and wave = ?"
                                + " and state = 'PLANNED' and not exists (select 1 from ib_window w"
                                + " where w.change_id = m.change_id and (w.kind = 'SERVER' and"
                                + " w.name = m.server_id or w.kind = 'NODE' and w.name = m.node or"
                                + " w.kind = 'PROJECT' and w.name = m.project_id or"
                                + " w.kind = 'CLOSED' and w.amount = 1))"
                                + inOrder)
                .params(change, wave)
                .query(String.class)
                .list();
    }

    /**
     * Gives the server to the slot, unless somebody has paused or held back meanwhile: he has been
     * told that it is not begun.
     *
     * @return false when it must not be begun, or another slot was quicker
     */
    public boolean claim(String change, String serverId, int slot, Moves moves) {
        if (!moves.claim(change, serverId, slot)) {
            return false;
        }
        boolean lets = of(change).lets(slot, moves.of(change, serverId));
        if (!lets) {
            moves.unclaim(change, serverId);
        }
        return lets;
    }

    /**
     * Keeps what nobody has begun from being begun until the caller's transaction ends; in the
     * slots' own order, so that no two wait for each other.
     */
    public void standStill(String change) {
        db.sql(
                        "select server_id from ib_move where change_id = ? and state = 'PLANNED'"
                                + inOrder
                                + " for update")
                .params(change)
                .query(String.class)
                .list();
    }

    private void put(String change, String kind, String name, int amount, Wanted wanted) {
        drop(change, kind, name);
        insert(change, kind, name, amount, wanted);
    }

    private void add(String change, String kind, String name, int amount) {
        insert(change, kind, name, amount, new Wanted("", Instant.now(), ""));
    }

    private void insert(String change, String kind, String name, int amount, Wanted wanted) {
        try {
            db.sql("insert into ib_window values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            change,
                            kind,
                            name,
                            amount,
                            wanted.by(),
                            Timestamp.from(wanted.at()),
                            wanted.why())
                    .update();
        } catch (DuplicateKeyException e) {
            throw WindowRefused.asThingsStand(
                    "Somebody else changed the window of %s at the same moment; look again."
                            .formatted(change));
        }
    }

    private boolean drop(String change, String kind, String name) {
        return db.sql("delete from ib_window where change_id = ? and kind = ? and name = ?")
                        .params(change, kind, name)
                        .update()
                > 0;
    }
}
