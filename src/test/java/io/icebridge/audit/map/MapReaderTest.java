package io.icebridge.audit.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Start;
import io.icebridge.approval.TestRecords;
import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.audit.told.Drawn;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Trail;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovingTables;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Of a change that has ended, for which no engine is asked anything. */
class MapReaderTest {
    private static final String CHANGE = "CHG-1";
    private static final Instant NOW = MovingTables.NOW;

    private final MovingTables tables = new MovingTables();
    private final JdbcTemplate db = new JdbcTemplate(tables.source);
    private final Records records = TestRecords.of(tables.source);
    private final MapReader reader;

    MapReaderTest() throws IOException {
        reader = reader(tables, records);
    }

    private static MapReader reader(MovingTables tables, Records records) throws IOException {
        DataSource source = tables.source;
        Clock clock = Clock.fixed(NOW.plusSeconds(9000), ZoneOffset.UTC);
        Drawn drawn = new Drawn();
        Graphs graphs = new Graphs(drawn);
        WordTable words = new WordTable(source);
        ServerMarks servers = new ServerMarks(source);
        Journal journal =
                new Journal(new Events(source, new DataSourceTransactionManager(source), clock));
        return new MapReader(
                graphs,
                new Levels(graphs, new Chains(graphs), source),
                new Seen(drawn, new TraceTable(source), words, records),
                servers,
                new TokensNow(null),
                new MarkMaker(words, servers, records, journal),
                new MapPaths(drawn, tables.moves),
                records,
                clock);
    }

    @BeforeEach
    void aServiceWasUpgradedAndAServerMoved() {
        records.starts().add("i1", new Start(CHANGE, "upgrade-cloud", "ada", NOW, "", "", ""));
        event("service keystone", "findService", 10);
        event("service keystone", "rehearseSchema", 20);
        event("service keystone", "backUpService", 40);
        event("service glance", "rehearseSchema", 60);
        event("server s1", "saveServer", 100);
        event("server s1", "stopServer", 110);
        event("server s1", "bootServer", 150);
        event("server s1", "verifyServer", 170);
        event("server s1", "deleteServer", 180);
        tables.moves.plan(CHANGE, move("s1", "web"));
        tables.moves.assign(CHANGE, "cmp-1", 1);
        tables.moves.state(CHANGE, "s1", Move.State.MOVED);
        tables.nodes.plan(CHANGE, "cmp-1");
        db.update("update ib_move_node set wave = 1 where change_id = ?", CHANGE);
    }

    @Test
    void eachLevelSaysWhatWasTakenWithItsTimesAndLeadsDown() {
        stopped();
        Mark services = mark("upgrade-cloud", "", "upgradeServices");
        assertThat(services.begun()).isEqualTo(NOW.plusSeconds(10));
        assertThat(services.ended()).isEqualTo(NOW.plusSeconds(60));
        assertThat(services.down()).isEqualTo("/change/CHG-1/map/upgrade-services");
        Mark keystone = mark("upgrade-services", "", "upgradeKeystone");
        assertThat(keystone.state()).isEqualTo(State.DONE);
        assertThat(keystone.down())
                .isEqualTo("/change/CHG-1/map/upgrade-service?subject=service%20keystone");
        assertThat(mark("upgrade-cloud", "", "retireNova").state()).isEqualTo(State.AHEAD);
        assertThat(mark("upgrade-service", "service keystone", "upgradeInPlace").down())
                .isEqualTo("/change/CHG-1/map/upgrade-in-place?subject=service%20keystone");
    }

    @Test
    void aServerThatMovedWentToTheGoodEndOfItsModelAndNotAside() {
        stopped();
        MapView map = map("move-server", "server s1");
        assertThat(map.title()).isEqualTo("Move server: web");
        assertThat(map.crumbs())
                .extracting(MapView.Crumb::title)
                .containsExactly(
                        "Upgrade cloud",
                        "Move servers",
                        "Move waves",
                        "Move wave: wave 1",
                        "Move slot: wave 1",
                        "Move server: web");
        assertThat(state(map, "recordMove")).isEqualTo(State.DONE);
        assertThat(state(map, "serverMoved")).isEqualTo(State.DONE);
        assertThat(state(map, "setAside")).isEqualTo(State.AHEAD);
        assertThat(map.flows()).contains("recordMoveToServerMoved", "howItGoesToCrossing");
        assertThat(mark("move-wave", "wave 1", "moveSlots").words())
                .containsExactly("Servers: 1 moved, of 1");
    }

    @Test
    void aServersFailureAndWhatItsOperatorDecidedStandAtTheirElements() {
        stopped();
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, 'server s1', 'stopServer', 'X', 'no"
                        + " answer', '', '', '', ?)",
                CHANGE,
                at(120));
        db.update(
                "insert into ib_decision (change_id, subject, task, decision, remark, about,"
                        + " decided_by, decided_at) values (?, 'server s1', 'decideOnServer',"
                        + " 'retry', 'host is back', '', 'olga', ?)",
                CHANGE,
                at(130));
        assertThat(mark("hold-server", "server s1", "stopServer").words())
                .containsExactly("Failed once, last: no answer");
        MapView decided = map("decide-server", "server s1");
        assertThat(state(decided, "decideOnServer")).isEqualTo(State.DONE);
        assertThat(decided.marks())
                .filteredOn(mark -> mark.id().equals("decideOnServer"))
                .flatExtracting(Mark::words)
                .containsExactly("retry by olga: host is back");
    }

    @Test
    void whereItEndedBadlyAndByWhomIsMarked() {
        records.starts().ended("i1", NOW.plusSeconds(200), "cancelled: wrong cloud");
        records.trail()
                .add(
                        Trail.Kind.CANCELLED,
                        "root",
                        CHANGE,
                        "i1",
                        "cancelled upgrade-cloud",
                        "wrong cloud");
        MapView map = map("upgrade-cloud", "");
        assertThat(map.cancelled()).isEqualTo("Cancelled by root: wrong cloud");
        assertThat(state(map, "moveServers")).isEqualTo(State.ENDED_HERE);
        assertThat(state(map, "upgradeServices")).isEqualTo(State.DONE);
        assertThat(state(map, "retireNova")).isEqualTo(State.AHEAD);
    }

    @Test
    void whatWasStoppedIsWrittenDownByTheNameOfThePartThatStopsItAndEndedThere() {
        records.starts().ended("i1", NOW.plusSeconds(200), "Stop the change");
        MapView map = map("upgrade-cloud", "");
        assertThat(state(map, "changeEnded")).isEqualTo(State.ENDED_HERE);
        assertThat(map.flows()).contains("recordStopToChangeEnded");
    }

    @Test
    void whatWasNotStartedHasNoMap() {
        assertThat(reader.of(CHANGE, records.starts().runs(CHANGE), "no-model", MapScope.CHANGE))
                .isEmpty();
        assertThat(reader.has(CHANGE, records.starts().runs(CHANGE), "retire-nova")).isTrue();
    }

    private void stopped() {
        records.starts().ended("i1", NOW.plusSeconds(200), "Change ended");
    }

    private MapView map(String model, String subject) {
        return reader.of(CHANGE, records.starts().runs(CHANGE), model, MapScope.of(subject, ""))
                .orElseThrow();
    }

    private Mark mark(String model, String subject, String id) {
        return map(model, subject).marks().stream()
                .filter(mark -> mark.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static State state(MapView map, String id) {
        return map.marks().stream()
                .filter(mark -> mark.id().equals(id))
                .map(Mark::state)
                .findFirst()
                .orElseThrow();
    }

    private static Move move(String id, String name) {
        return new Move(
                id,
                name,
                "p1",
                "cmp-1",
                "2",
                "SNAPSHOT",
                "",
                List.of(),
                UserData.SAME,
                0,
                null,
                null,
                null,
                null);
    }

    private void event(String subject, String step, int second) {
        db.update(
                "insert into ib_event (change_id, step, subject, place, part, attempt, state, what,"
                        + " result, why, happened_at) values (?, ?, ?, 'region old', 'x', 1,"
                        + " 'DONE', '', '', '', ?)",
                CHANGE,
                step,
                subject,
                at(second));
    }

    private static Timestamp at(int second) {
        return Timestamp.from(NOW.plusSeconds(second));
    }
}
