package io.icebridge.audit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.told.Sheet;
import io.icebridge.journal.RowsRead;
import io.icebridge.runbook.move.MovingTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a page of the table shows of a large change; its log says how long a page took. */
class TenThousandServersTest {
    private static final String CHANGE = "BIG-1";
    private static final int ROUNDS = 10;

    private final MovingTables tables = new MovingTables();
    private final RowsRead read = new RowsRead(tables.source);
    private final JdbcTemplate db = new JdbcTemplate(tables.source);
    private final List<Long> taken = new ArrayList<>();
    private final ServerTable table =
            new ServerTable(tables.source, new Downtimes(tables.source), Clock.systemUTC());

    @Test
    void aPageOfTenThousandServersIsRightHoweverItIsAskedFor() {
        fill();
        shows(ServerQuery.all(""), 10_000, Sheet.ROWS);
        shows(ServerQuery.all("10.0.3.7"), 11, 11);
        shows(ServerQuery.all("server-99"), 111, Sheet.ROWS);
        shows(new ServerQuery("", "MOVED", "", "cmp-7", "", "", "-downtime", 1), 60, 60);
        shows(new ServerQuery("", "", "", "", "project-3", "", "-addresses", 1), 200, Sheet.ROWS);
        shows(new ServerQuery("", "", "", "", "", "", "", 90), 10_000, Sheet.ROWS);
        Collections.sort(taken);
        System.out.printf(
                "a page of 10000 servers: p50 %d ms, p95 %d ms%n",
                taken.get(taken.size() / 2), taken.get(taken.size() * 95 / 100));
    }

    @Test
    void aPageReadsThePlanAndOfTheJournalWhatItShows() {
        fill();
        ServerTable counted = new ServerTable(read, new Downtimes(read), Clock.systemUTC());
        ServerQuery first = ServerQuery.all("");
        assertThat(read.during(() -> counted.page(CHANGE, first))).isLessThan(10 * 10_000);
    }

    private void shows(ServerQuery query, int fit, int rows) {
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            int count = table.count(CHANGE, query);
            List<ServerRow> page = table.page(CHANGE, query);
            taken.add((System.nanoTime() - begun) / 1_000_000);
            assertThat(count).isEqualTo(fit);
            assertThat(page)
                    .hasSize(rows)
                    .allMatch(row -> row.downtimeSeconds() != null == "MOVED".equals(row.state()));
        }
    }

    private void fill() {
        db.update(
                "insert into ib_move (change_id, server_id, server_name, project_id, node,"
                        + " flavor_id, method, why, state, wave) select ?, 'old-' || x,"
                        + " 'server-' || x, 'p' || mod(x, 50), 'cmp-' || mod(x, 100), '2',"
                        + " 'SNAPSHOT', '', case when x <= 6000 then 'MOVED' else 'PLANNED' end,"
                        + " mod(x, 100) from system_range(1, 10000)",
                CHANGE);
        db.update(
                "insert into ib_label select ?, 'old-' || x, 'project-' || mod(x, 50), 'u1',"
                        + " '10.0.' || x / 250 || '.' || mod(x, 250) from system_range(1, 10000)",
                CHANGE);
        for (String event : events()) {
            String[] words = event.split(" ");
            db.update(
                    "insert into ib_event (change_id, step, subject, place, part, attempt, state,"
                            + " what, result, why, happened_at) select ?, ?, 'server old-' || x,"
                            + " 'region old', ?, 1, ?, '', '', '', current_timestamp"
                            + " from system_range(1, 6000)",
                    CHANGE,
                    words[0],
                    words[1],
                    words[2]);
        }
    }

    /** What stands in the journal of a server beside these two is ten times as much. */
    private static List<String> events() {
        List<String> events = new ArrayList<>();
        for (String part : List.of("look", "do", "judge")) {
            for (String step : List.of("stopServer", "verifyServer", "bootServer")) {
                events.add(step + " " + part + " BEGUN");
                events.add(step + " " + part + " DONE");
            }
        }
        events.add("stopServer stop BEGUN");
        events.add("verifyServer compare DONE");
        return events;
    }
}
