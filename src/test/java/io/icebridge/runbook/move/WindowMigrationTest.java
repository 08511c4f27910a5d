package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.move.Move.State;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was set for all changes goes on for those that move servers when the version changes. */
class WindowMigrationTest {
    private static final String BEFORE = "8";

    private final DataSource source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Moves moves = new Moves(source);
    private final Window window = new Window(source, 4, true);

    private void migrate(String version) {
        Flyway.configure().dataSource(source).target(version).load().migrate();
    }

    private void set(String name, String amount) {
        JdbcClient.create(source)
                .sql("insert into ib_setting values (?, ?)")
                .params(name, amount)
                .update();
    }

    /** As that version wrote it. */
    private void planned(String change, String server, String node) {
        JdbcClient.create(source)
                .sql(
                        "insert into ib_move (change_id, server_id, server_name, project_id, node,"
                                + " flavor_id, method, why, state) values (?, ?, '', 'p', ?, '1',"
                                + " 'SNAPSHOT', '', 'PLANNED')")
                .params(change, server, node)
                .update();
    }

    @Test
    void aPausedChangeStaysPausedAndWhatIsHeldBackStaysHeld() {
        migrate(BEFORE);
        planned("GOES-ON", "s1", "n1");
        planned("GOES-ON", "s2", "n2");
        planned("OVER", "s1", "n1");
        moves.state("OVER", "s1", State.MOVED);
        set("servers-at-once", "7");
        set("paused", "true");
        set("closed", "false");
        set("held server s1", "true");
        set("held node n2", "true");
        set("held project p", "false");
        set("held server s9", "true");
        set("failed s2", "true");
        migrate("9");
        WindowState now = window.of("GOES-ON");
        assertThat(now.limit()).isEqualTo(7);
        assertThat(now.paused()).isTrue();
        assertThat(now.closed()).isFalse();
        assertThat(now.failed()).containsExactly("s2");
        assertThat(now.holds())
                .extracting(hold -> hold.whom().toString())
                .containsExactly("server s1", "node n2");
        assertThat(window.of("OVER"))
                .isEqualTo(new WindowState(4, null, null, false, List.of(), List.of()));
    }
}
