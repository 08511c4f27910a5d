package io.icebridge.runbook.move;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many servers move at once, and which do not; people change it while servers move. */
public final class Window {
    private static final String AT_ONCE = "servers-at-once";
    private static final String PAUSED = "paused";
    private static final String HELD = "held ";

    private final JdbcClient db;
    private final int fromCloudFile;

    public Window(DataSource source, int fromCloudFile) {
        this.db = JdbcClient.create(source);
        this.fromCloudFile = fromCloudFile;
    }

    /** The number set by a person, else the cloud file's; 0 while paused. */
    public int size() {
        return paused() ? 0 : value(AT_ONCE).map(Integer::valueOf).orElse(fromCloudFile);
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
        return db
                .sql("select name from ib_setting where name like ? and amount = 'true'")
                .params(HELD + "%")
                .query(String.class)
                .list()
                .stream()
                .map(name -> name.substring(HELD.length()))
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

    /** Of these servers those that may be begun now. */
    public List<String> free(String change, List<String> servers, Moves moves) {
        Set<String> held = Set.copyOf(heldBack());
        return held.isEmpty()
                ? servers
                : servers.stream().filter(id -> !held(moves.of(change, id), held)).toList();
    }

    private static boolean held(Move move, Set<String> held) {
        return held.contains(move.subject())
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
