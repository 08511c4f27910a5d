package io.icebridge.audit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Move.State;
import io.icebridge.runbook.move.MovingTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ServerTableTest {
    private static final String CHANGE = "CHG-1";
    private static final Instant NOW = MovingTables.NOW;

    private final MovingTables tables = new MovingTables();
    private final JdbcTemplate db = new JdbcTemplate(tables.source);
    private final ServerTable table =
            new ServerTable(
                    tables.source,
                    new Downtimes(tables.source),
                    Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));

    @BeforeEach
    void threeServers() {
        plan("11aa-old", "web-1", "cmp-1");
        plan("22bb-old", "web_2", "cmp-2");
        plan("33cc-old", "Mail", "cmp-2");
        tables.moves.state(CHANGE, "33cc-old", State.MOVED);
        tables.moves.arrived(CHANGE, "33cc-old", "99ff-new");
        tables.moves.assign(CHANGE, "cmp-1", 1);
        label("11aa-old", "shop", "10.0.0.1");
        label("33cc-old", "post", "10.0.0.11 192.0.2.7");
    }

    @Test
    void aServerIsFoundByPartsOfItsNameAndByTheBeginningsOfIdsAndAddresses() {
        assertThat(found("WEB")).containsExactly("web-1", "web_2");
        assertThat(found("33cc")).containsExactly("Mail");
        assertThat(found("99ff-new")).containsExactly("Mail");
        assertThat(found("192.0.2.7")).containsExactly("Mail");
        assertThat(found("10.0.0.1")).containsExactly("Mail", "web-1");
        assertThat(found("web_")).containsExactly("web_2");
        assertThat(found("%")).isEmpty();
        assertThat(table.withId(CHANGE, "99ff-new")).containsExactly("33cc-old");
    }

    @Test
    void fieldsNarrowTogether() {
        assertThat(names(new ServerQuery("", "PLANNED", "", "cmp-2", "", "", "", 1)))
                .containsExactly("web_2");
        assertThat(names(new ServerQuery("", "", "", "", "shop", "1", "", 1)))
                .containsExactly("web-1");
        assertThat(names(new ServerQuery("", "", "", "", "p1", "", "-name", 1)))
                .containsExactly("web_2", "web-1", "Mail");
        assertThat(table.count(CHANGE, ServerQuery.all("web"))).isEqualTo(2);
        assertThat(table.nodes(CHANGE)).containsExactly("cmp-1", "cmp-2");
    }

    @Test
    void downtimeLastsFromTheStopUntilTheNewServerIsVerifiedOrUntilNow() {
        event("33cc-old", "stopServer", "stop", "BEGUN", 0);
        event("33cc-old", "stopServer", "stop", "DONE", 1);
        event("33cc-old", "verifyServer", "compare", "DONE", 20);
        event("11aa-old", "stopServer", "stop", "BEGUN", 30);
        List<ServerRow> rows =
                table.page(CHANGE, new ServerQuery("", "", "", "", "", "", "-downtime", 1));
        assertThat(rows).extracting(ServerRow::name).containsExactly("web-1", "Mail", "web_2");
        assertThat(rows.get(0)).returns(30.0, ServerRow::downtimeSeconds).matches(ServerRow::down);
        assertThat(rows.get(1)).returns(20.0, ServerRow::downtimeSeconds).matches(r -> !r.down());
        assertThat(rows.get(2).downtime()).isNull();
    }

    @Test
    void aWayBackEndsTheDowntimeAndAnotherTryAddsToIt() {
        event("33cc-old", "stopServer", "stop", "BEGUN", 0);
        event("33cc-old", "startOldServer", "compare", "DONE", 5);
        event("33cc-old", "stopServer", "stop", "BEGUN", 30);
        event("33cc-old", "stopServer", "stop", "BEGUN", 31);
        event("33cc-old", "verifyServer", "compare", "DONE", 40);
        assertThat(table.one(CHANGE, "33cc-old").downtimeSeconds()).isEqualTo(15.0);
    }

    @Test
    void aStopThatSurelyHadNoEffectIsNoDowntime() {
        event("33cc-old", "stopServer", "stop", "BEGUN", 0);
        event("33cc-old", "stopServer", "stop", "FAILED", 2);
        assertThat(table.one(CHANGE, "33cc-old")).matches(row -> !row.down());
    }

    private List<String> found(String q) {
        return names(ServerQuery.all(q));
    }

    private List<String> names(ServerQuery query) {
        List<String> names = table.all(CHANGE, query).stream().map(ServerRow::name).toList();
        assertThat(table.page(CHANGE, query))
                .extracting(ServerRow::name)
                .containsExactlyElementsOf(names);
        return names;
    }

    private void plan(String id, String name, String node) {
        tables.moves.plan(
                CHANGE,
                new Move(
                        id,
                        name,
                        "p1",
                        node,
                        "2",
                        "SNAPSHOT",
                        "",
                        List.of(),
                        UserData.SAME,
                        0,
                        null,
                        null,
                        null,
                        null));
    }

    private void label(String id, String project, String addresses) {
        db.update("insert into ib_label values (?, ?, ?, 'u1', ?)", CHANGE, id, project, addresses);
    }

    private void event(String server, String step, String part, String state, int second) {
        db.update(
                "insert into ib_event (change_id, step, subject, place, part, attempt, state, what,"
                        + " result, why, happened_at) values (?, ?, ?, 'region old', ?, 1, ?, '',"
                        + " '', '', ?)",
                CHANGE,
                step,
                "server " + server,
                part,
                state,
                java.sql.Timestamp.from(NOW.plusSeconds(second)));
    }
}
