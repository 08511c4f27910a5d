package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables of one change's moves, empty and in memory, and a journal. */
public final class MovingTables {
    public static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public final DataSource source = fresh();
    public final Moves moves = new Moves(source);
    public final Ways ways = new Ways(source);
    public final Nodes nodes = new Nodes(source);
    final Definitions definitions =
            new Definitions(source, new DataSourceTransactionManager(source), CLOCK);
    public final Journal journal = TestJournal.fresh();

    Crossing crossing(Cloud cloud, CloudFile file) {
        return new Crossing(cloud, journal, moves, definitions, file, new Sightings(CLOCK));
    }

    private static DataSource fresh() {
        JdbcConnectionPool source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try {
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:db/migration/V*.sql");
            Arrays.sort(scripts, Comparator.comparing(Resource::getFilename));
            new ResourceDatabasePopulator(scripts).execute(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return source;
    }
}
