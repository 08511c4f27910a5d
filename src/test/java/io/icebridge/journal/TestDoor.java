package io.icebridge.journal;

import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Journals in memory, and doors that let everything in. */
public final class TestDoor {
    private TestDoor() {}

    public static Journal journal() {
        return journal(Clock.systemUTC());
    }

    public static Journal journal(Clock clock) {
        JdbcConnectionPool source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        return new Journal(new Events(source, new DataSourceTransactionManager(source), clock));
    }

    /** Hosts that let themselves be changed through their looks. */
    public static HostChanges changes(Hosts hosts) {
        return name -> hosts.host(name)::run;
    }

    /** Every action is approved, at any time. */
    public static Door open(Journal journal, CloudChanges cloud, HostChanges hosts) {
        return open(journal, new RequestLife(Duration.ZERO, Clock.systemUTC()), cloud, hosts);
    }

    /**
     * @param life of requests whose answer got lost
     */
    public static Door open(
            Journal journal, RequestLife life, CloudChanges cloud, HostChanges hosts) {
        return new Door(journal, (change, action) -> {}, Hours.ALWAYS, life, cloud, hosts);
    }
}
