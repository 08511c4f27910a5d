package io.icebridge.runbook.move;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many servers move at once, and which do not; people change it while servers move, and it
 * closes by itself when too many fail. Writes are part of the caller's transaction.
 */
public final class Window {
    private static final String AT_ONCE = "servers-at-once";
    private static final String PAUSED = "paused";
    private static final String HELD = "held ";
    private static final String CLOSED = "closed";
    private static final String FAILED = "failed ";
    private static final int ONE_ALONE = 1;

    private final JdbcClient db;
    private final int fromCloudFile;

    public Window(DataSource source, int fromCloudFile) {
        this.db = JdbcClient.create(source);
        this.fromCloudFile = fromCloudFile;
    }

    /** How many may move at once now: 0 while paused. */
    public int size() {
        return paused() ? 0 : limit();
    }

    /** The number set by a person, else the cloud file's. */
    public int limit() {
        return value(AT_ONCE).map(Integer::valueOf).orElse(fromCloudFile);
    }

    public boolean paused() {
        return value(PAUSED).map(Boolean::valueOf).orElse(false);
    }

    public void resize(int serversAtOnce) {
        if (serversAtOnce < 1) {
            throw new IllegalArgumentException("at least one server must move; pause otherwise");
        }
        set(AT_ONCE, String.valueOf(serversAtOnce));
    }

    public void pause(boolean paused) {
        set(PAUSED, String.valueOf(paused));
    }

    /** What is held back: {@code server ID}, {@code node NAME}, {@code project ID}. */
    public List<String> heldBack() {
        return names(HELD);
    }

    private List<String> names(String kind) {
        return db
                .sql("select name from ib_setting where name like ? and amount = 'true'")
                .params(kind + "%")
                .query(String.class)
                .list()
                .stream()
                .map(name -> name.substring(kind.length()))
                .sorted()
                .toList();
    }

    /**
     * Keeps what has not begun to move from being begun, or lets it go again.
     *
     * @param whom {@code server ID}, {@code node NAME} or {@code project ID}
     */
    public void holdBack(String whom, boolean held) {
        if (!whom.matches("(server|node|project) \\S+")) {
            throw new IllegalArgumentException(
                    "hold back \"server ID\", \"node NAME\" or \"project ID\"");
        }
        set(HELD + whom, String.valueOf(held));
    }

    /** Notes a server in trouble, in the caller's transaction. */
    public void failed(String serverId) {
        set(FAILED + serverId, String.valueOf(true));
    }

    /** Notes that a server is in trouble no longer. */
    public void recovered(String serverId) {
        db.sql("delete from ib_setting where name = ?").params(FAILED + serverId).update();
    }

    /** The servers that have failed since the window was last opened. */
    public List<String> failed() {
        return names(FAILED);
    }

    /** Whether no server is begun until a person has judged those that failed. */
    public boolean closed() {
        return value(CLOSED).map(Boolean::valueOf).orElse(false);
    }

    /**
     * Closes the window when too many have failed; one server alone never does that.
     *
     * @param servers how many there are
     * @param share of them that may fail
     * @return true for the caller that has closed it, who has to ask a person
     */
    public boolean closes(int servers, double share) {
        int failed = failed().size();
        return failed > ONE_ALONE
                && failed > share * servers
                && db.sql(
                                        "update ib_setting set amount = 'true' where name = ? and amount <> 'true'")
                                .params(CLOSED)
                                .update()
                        == 1;
    }

    /** Opens it; what has failed before counts no more. */
    public void open() {
        set(CLOSED, String.valueOf(false));
        db.sql("delete from ib_setting where name like ?").params(FAILED + "%").update();
    }

    /** Of these servers those that may be begun now. */
    public List<String> free(String change, List<String> servers, Moves moves) {
        if (closed()) {
            return List.of();
        }
        Set<String> held = Set.copyOf(heldBack());
        return held.isEmpty()
                ? servers
                : servers.stream().filter(id -> !held(moves.of(change, id), held)).toList();
    }

    private static boolean held(Move move, Set<String> held) {
        return held.contains(move.subject().toString())
                || held.contains("node " + move.node())
                || held.contains("project " + move.projectId());
    }

    private Optional<String> value(String name) {
        return db.sql("select amount from ib_setting where name = ?")
                .params(name)
                .query(String.class)
                .optional();
    }

    private void set(String name, String value) {
        int known =
                db.sql("update ib_setting set amount = ? where name = ?")
                        .params(value, name)
                        .update();
        if (known == 0) {
            db.sql("insert into ib_setting (name, amount) values (?, ?)")
                    .params(name, value)
                    .update();
        }
    }
}
