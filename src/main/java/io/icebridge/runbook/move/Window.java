package io.icebridge.runbook.move;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many servers move at once; people change it while servers move. */
public final class Window {
    private static final String AT_ONCE = "servers-at-once";
    private static final String PAUSED = "paused";

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
