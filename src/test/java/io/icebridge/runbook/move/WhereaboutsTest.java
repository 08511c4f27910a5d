package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a server and all that is its own stands, for the person who decides on it. */
class WhereaboutsTest {
    private static final String CHANGE = "CHG1";
    private static final CloudFile FILE = TestCloudFile.with(List.of(), "ctl");

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();
    private final DefinitionSample saved = new DefinitionSample();

    @BeforeEach
    void aPlannedMove() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
    }

    private Whereabouts.Seen seen(Cloud port) {
        return new Whereabouts(tables.crossing(port, FILE), MovingTables.CLOCK)
                .of(new Change(CHANGE), "s1");
    }

    private String row(String what) {
        return seen(cloud.port()).rows().stream()
                .filter(r -> r.what().equals(what))
                .map(Whereabouts.Row::value)
                .findFirst()
                .orElse("no such row");
    }

    private void save() {
        tables.definitions.save(CHANGE, saved.get());
    }

    private void done(ServerAction kind, Object result) {
        tables.done(CHANGE, "s1", kind, FILE, result);
    }

    private void oldServer() {
        cloud.old.servers.add(ServerSample.server("s1").with("v1").get());
    }

    private void newServer() {
        done(ServerAction.BOOT, new NewServer("n9"));
        cloud.fresh.servers.add(ServerSample.server("n9").status("BUILD").busy("spawning").get());
    }

    @Test
    void aServerThatNobodyTouchedCanStayAsItIs() {
        oldServer();
        assertThat(row("Safe now")).startsWith("nothing of it was touched");
        assertThat(row("Old server s1")).isEqualTo("ACTIVE, on n1");
        assertThat(row("New server ")).isEqualTo("not booted");
        assertThat(row("Asked")).isEqualTo("2014-05-01T12:00:00Z");
    }

    @Test
    void aServerWhoseMoveHasBegunCanBeUndone() {
        oldServer();
        done(ServerAction.LOCK, new Said("done"));
        assertThat(row("Safe now")).startsWith("undo brings the old server back");
    }

    @Test
    void whenTheOldServerIsGoneNothingCanBeUndone() {
        newServer();
        assertThat(row("Safe now")).startsWith("the old server is gone");
        assertThat(row("Old server s1")).isEqualTo("gone");
        assertThat(row("New server n9")).isEqualTo("BUILD, spawning, on n1");
    }

    @Test
    void whenNeitherIsThereThatIsSaidFirst() {
        done(ServerAction.BOOT, new NewServer("n9"));
        assertThat(row("Safe now")).startsWith("neither server is there");
        assertThat(row("New server n9")).isEqualTo("gone");
    }

    @Test
    void itsSnapshotIsToldWithItsSizeAndWhetherItIsProtected() {
        save();
        done(ServerAction.SNAPSHOT, new Snapshot("i9"));
        assertThat(row("Snapshot i9")).isEqualTo("gone");
        cloud.images.put("i9", Samples.image("i9", "p"));
        assertThat(row("Snapshot i9")).isEqualTo("active, 1.0 GiB, protected");
    }

    @Test
    void everyPortAndVolumeIsToldWithWhereItIs() {
        saved.volume("v1", "/dev/vdb");
        saved.volume("v2", "/dev/vdc");
        List.of("1", "2", "3", "4", "5").forEach(p -> saved.ports.add(Samples.port(p, "a", "s1")));
        save();
        oldServer();
        newServer();
        cloud.volumes.put("v1", Samples.volume("v1", "in-use"));
        cloud.ports.add(Samples.port("1", "a", "s1"));
        cloud.ports.add(Samples.port("2", "a", "n9"));
        cloud.ports.add(Samples.port("3", "a", ""));
        cloud.ports.add(Samples.port("4", "a", "x"));
        assertThat(row("Volume v1 /dev/vdb")).isEqualTo("in-use, on the old server");
        assertThat(row("Volume v2 /dev/vdc")).isEqualTo("gone");
        assertThat(row("Port 1 10.0.0.1")).isEqualTo("on the old server");
        assertThat(row("Port 2 10.0.0.2")).isEqualTo("on the new server");
        assertThat(row("Port 3 10.0.0.3")).isEqualTo("free");
        assertThat(row("Port 4 10.0.0.4")).isEqualTo("on device x");
        assertThat(row("Port 5 10.0.0.5")).isEqualTo("gone");
    }

    @Test
    void whatIsSaidOfLeavingIsWhatIsTakenOfIt() {
        oldServer();
        assertThat(row("Not now: leave")).isEqualTo("no such row");
        done(ServerAction.LOCK, new Said("done"));
        assertThat(row("Not now: leave")).contains("half across");
        tables.crossing(cloud.port(), FILE)
                .passage(new Change(CHANGE), "s1", "startOldServer")
                .lookedInVain(UndoAction.CHECK_BACK, "port 1 is gone");
        assertThat(row("Not now: leave")).isEqualTo("no such row");
    }

    @Test
    void aFloatingAddressIsToldWithWhoHasIt() {
        saved.floating("192.0.2.7");
        save();
        oldServer();
        assertThat(row("Floating address 192.0.2.7")).isEqualTo("on neither server");
    }

    @Test
    void aServerThatCouldNotBeSavedIsWrittenDownByAPersonFirst() {
        oldServer();
        assertThat(seen(cloud.port()).steps())
                .singleElement()
                .asString()
                .contains("write down its ports");
    }

    @Test
    void whereTheCloudDoesNotAnswerThePersonDecidesWithoutIt() {
        assertThat(seen(cloud.silent()).rows())
                .singleElement()
                .extracting(Whereabouts.Row::value)
                .asString()
                .startsWith("cannot be told now");
    }
}
