package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is read of the journal again: the newest of a change, one place's, whatever died around. */
class EntriesReadTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Instant BEGUN = Instant.parse("2014-05-01T14:30:10Z");

    private final MovableClock clock = new MovableClock(BEGUN);
    private final JdbcConnectionPool source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final DataSourceTransactionManager transactions =
            new DataSourceTransactionManager(source);
    private final Journal journal = new Journal(new Events(source, transactions, clock));

    @BeforeEach
    void tables() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    private static Action action(String step, String host) {
        return Action.effect(
                new Key(step, Subject.host(host), Place.host(host), "do"), step, Undo.NONE);
    }

    private void done(String step, String host) {
        journal.done(journal.attempt(CHANGE, action(step, host)), new Said("done"));
    }

    private void noted(String step) {
        journal.note(CHANGE, action(step, "ctl").key(), step, new Said("noted"));
    }

    @Test
    void theNewestComeOldestFirstAndNoMoreThanAreAskedFor() {
        noted("first");
        done("second", "ctl");
        noted("third");
        noted("fourth");
        noted("fourth");
        assertThat(journal.newest(CHANGE, 3))
                .extracting(e -> e.key().step())
                .containsExactly("third", "fourth", "fourth");
        assertThat(journal.newest(CHANGE, 9)).isEqualTo(journal.of(CHANGE));
        assertThat(journal.newest(new Change("CHG2"), 2)).isEmpty();
    }

    @Test
    void whatTookLongHasBegunWhenItBeganThoughMuchWasDoneMeanwhile() {
        Entry dump = journal.attempt(CHANGE, action("dump", "db"));
        clock.to(BEGUN.plusSeconds(600));
        done("first", "ctl");
        done("second", "ctl");
        journal.done(dump, new Said("dumped"));
        assertThat(journal.newest(CHANGE, 2))
                .as("the dump is one of them, since it ended last")
                .isEqualTo(
                        journal.of(CHANGE).stream()
                                .filter(e -> !e.key().step().equals("first"))
                                .toList())
                .first()
                .extracting(Entry::begun, Entry::ended)
                .containsExactly(BEGUN, BEGUN.plusSeconds(600));
    }

    @Test
    void whatHappenedAtOnePlaceIsFoundByIt() {
        done("upgrade", "ctl");
        done("upgrade", "cmp");
        done("restart", "ctl");
        assertThat(journal.at(CHANGE, Place.host("ctl")))
                .extracting(e -> e.key().step())
                .containsExactly("upgrade", "restart");
        assertThat(journal.at(CHANGE, Place.host("net"))).isEmpty();
    }

    @Test
    void whatWasWrittenStaysThoughWhatWasUnderWayAroundItIsTakenBack() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> {
                            done("boot", "ctl");
                            status.setRollbackOnly();
                        });
        assertThat(journal.settled(CHANGE, action("boot", "ctl").key())).isTrue();
    }

    @Test
    void whatTheChangeDidForOneServerIsFoundWithoutReadingWhatItDidForAll() {
        for (int i = 0; i < 300; i++) {
            Key key = new Key("bootServer", Subject.CHANGE, Place.region("old"), "lend " + i);
            journal.note(CHANGE, key, "lend a key", new Said("lent"));
        }
        RowsRead read = new RowsRead(source);
        Journal large = new Journal(new Events(read, transactions, clock));
        Key seventh = new Key("bootServer", Subject.CHANGE, Place.region("old"), "lend 7");
        assertThat(read.during(() -> assertThat(large.settled(CHANGE, seventh)).isTrue()))
                .isBetween(1L, 3L);
    }
}
