package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.move.MovingTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class FailureTableTest {
    private static final String CHANGE = "CHG-1";
    private static final Instant NOW = MovingTables.NOW;

    private final MovingTables tables = new MovingTables();
    private final JdbcTemplate db = new JdbcTemplate(tables.source);
    private final FailureTable table = new FailureTable(tables.source);

    @Test
    void whenASubjectFailedAnewIsKnownThoughThatIsOnAnotherSheet() {
        failed(CHANGE, "s1", 0);
        failed(CHANGE, "s2", 10);
        failed("CHG-2", "s1", 15);
        failed(CHANGE, "s1", 20);
        failed(CHANGE, "s1", 30);
        List<Failure> second = table.newest(CHANGE, 3, 1);
        assertThat(second).extracting(Failure::at).containsExactly(NOW);
        assertThat(table.next(CHANGE, second.get(0))).contains(NOW.plusSeconds(20));
        List<Failure> first = table.newest(CHANGE, 0, 3);
        assertThat(table.next(CHANGE, first.get(0))).isEmpty();
        assertThat(table.next(CHANGE, first.get(2))).isEmpty();
    }

    @Test
    void whatFailedAlikeSaysWhatItMeansAndWhomItBefell() {
        failed(CHANGE, "s1", 0);
        failed(CHANGE, "s1", 10);
        failed(CHANGE, "s2", 20);
        db.update("update ib_failure set meaning = 'No room.'");
        assertThat(table.alike(CHANGE))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.failures()).isEqualTo(3);
                            assertThat(one.befell()).isEqualTo("2 servers");
                            assertThat(one.meaning()).isEqualTo("No room.");
                            assertThat(one.meanings()).isEqualTo(1);
                        });
        db.update(
                "update ib_failure set subject = 'node cmp-1', meaning = 'Another.'"
                        + " where subject = 'server s2'");
        assertThat(table.alike(CHANGE))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.befell()).startsWith("2 servers, nodes");
                            assertThat(one.meanings()).isEqualTo(2);
                        });
    }

    @Test
    void theNewestAreThoseOfTheStepTheKindAndTheNameThatAreAskedFor() {
        failed(CHANGE, "s1", 0);
        failed(CHANGE, "s2", 10);
        failed("CHG-2", "s1", 15);
        assertThat(found("takeSnapshot", "QUOTA", "")).containsExactly("s2", "s1");
        assertThat(found("takeSnapshot", "LATE", "")).isEmpty();
        assertThat(found("bootServer", "", "")).isEmpty();
        assertThat(found("", "", "S2")).containsExactly("s2");
        assertThat(found("", "", "%")).isEmpty();
    }

    private List<String> found(String step, String kind, String q) {
        FailuresAsked asked = new FailuresAsked(step, kind, q);
        List<Failure> found = table.newest(CHANGE, asked, 0, 9);
        assertThat(table.count(CHANGE, asked)).isEqualTo(found.size());
        return found.stream().map(failure -> failure.subject().name()).toList();
    }

    private void failed(String change, String server, int second) {
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, ?, 'takeSnapshot', 'QUOTA', 'no room',"
                        + " '', '', '', ?)",
                change,
                "server " + server,
                Timestamp.from(NOW.plusSeconds(second)));
    }
}
