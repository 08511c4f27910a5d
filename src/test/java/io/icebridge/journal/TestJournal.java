package io.icebridge.journal;

import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Journals in memory. */
public final class TestJournal {
    private TestJournal() {}

    public static Journal fresh() {
        JdbcConnectionPool source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__journal.sql"))
                .execute(source);
        return new Journal(
                new Entries(source, new DataSourceTransactionManager(source), Clock.systemUTC()));
    }
}
