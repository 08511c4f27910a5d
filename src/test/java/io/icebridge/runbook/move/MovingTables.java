package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.JournalLines;
import io.icebridge.journal.RequestLife;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    private static final Duration LIFE = Duration.ofMinutes(2);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public final DataSource source = fresh();
    public final Moves moves = new Moves(source);
    public final Labels labels = new Labels(source);
    public final Ways ways = new Ways(source);
    public final Nodes nodes = new Nodes(source);
    final Definitions definitions = new Definitions(source, transactions(), CLOCK);
    private final LongWaits waits = new LongWaits();
    private Journal journal;

    /** By which it is judged whether a lost request may still live. */
    Clock clock = Clock.systemUTC();

    /** Made when it is first asked for, since most tests need none. */
    public Journal journal() {
        journal =
                journal == null
                        ? new Journal(new Events(source, transactions(), Clock.systemUTC()))
                        : journal;
        return journal;
    }

    private DataSourceTransactionManager transactions() {
        return new DataSourceTransactionManager(source);
    }

    /** What the journal has of servers, line by line. */
    List<JournalLines.Line> written(Change change) {
        return JournalLines.ofServers(transactions(), change);
    }

    /** As the step leaves it that has done this to the server. */
    void done(String change, String server, ServerAction kind, CloudFile file, Object result) {
        String step = kind.steps().get(0);
        journal()
                .note(
                        new Change(change),
                        kind.key(file, step, Subject.server(server), ""),
                        kind.name(),
                        result);
    }

    Crossing crossing(Cloud cloud, CloudFile file) {
        return crossing(cloud, file, null);
    }

    /**
     * @param changes null where the test changes nothing
     */
    Crossing crossing(Cloud cloud, CloudFile file, CloudChanges changes) {
        return new Crossing(
                cloud,
                TestDoor.open(journal(), new RequestLife(LIFE, clock), changes, null),
                moves,
                definitions,
                file,
                null,
                new Sightings(CLOCK, 1),
                waits);
    }

    private static DataSource fresh() {
        JdbcConnectionPool source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try {
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:db/migration/V*.sql");
            Arrays.sort(scripts, Comparator.comparing(MovingTables::version));
            new ResourceDatabasePopulator(scripts).execute(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return source;
    }

    private static int version(Resource script) {
        return Integer.parseInt(script.getFilename().replaceAll("^V(\\d+)__.*$", "$1"));
    }
}
