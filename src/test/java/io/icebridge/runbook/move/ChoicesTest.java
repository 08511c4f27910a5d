package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision is taken only where it is safe; else it is said what is to be done first. */
class ChoicesTest {
    private static final String CHANGE = "CHG1";
    private static final CloudFile FILE = TestCloudFile.with(List.of(), "ctl");

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();

    @BeforeEach
    void aPlannedMove() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
    }

    private Optional<String> objection(Cloud port, String decision) {
        return new Choices(tables.crossing(port, FILE))
                .objection(new Change(CHANGE), "s1", decision);
    }

    private Optional<String> objection(String decision) {
        return objection(cloud.port(), decision);
    }

    private void oldServer(ServerSample sample) {
        cloud.old.servers.clear();
        cloud.old.servers.add(sample.get());
    }

    private void begun() {
        tables.done(CHANGE, "s1", ServerAction.LOCK, FILE, new Said("done"));
    }

    @Test
    void aServerThatNobodyTouchedMayStayAndMayBeUndoneWithoutHarm() {
        oldServer(ServerSample.server("s1").status("PAUSED"));
        assertThat(objection("leave")).isEmpty();
        assertThat(objection("undo")).isEmpty();
    }

    @Test
    void aServerThatIsBackButForWhatCouldNotBeGivenBackMayStay() {
        oldServer(ServerSample.server("s1"));
        begun();
        tables.crossing(cloud.port(), FILE)
                .passage(new Change(CHANGE), "s1", "startOldServer")
                .lookedInVain(UndoAction.CHECK_BACK, "port 1 is gone");
        assertThat(objection("leave")).isEmpty();
        assertThat(objection("undo")).isEmpty();
    }

    @Test
    void aServerWhoseMoveHasBegunDoesNotStayHalfAcross() {
        oldServer(ServerSample.server("s1").status("ERROR"));
        begun();
        assertThat(objection("leave")).hasValueSatisfying(w -> assertThat(w).contains("Undo it"));
    }

    @Test
    void theWayBackIsOfferedOnlyWhereTheOldDiskIsSurelyThere() {
        oldServer(ServerSample.server("s1").status("ERROR"));
        assertThat(objection("undo")).isEmpty();
        begun();
        assertThat(objection("undo"))
                .hasValueSatisfying(
                        w -> assertThat(w).contains("in ERROR", "nova reset-state --active s1"));
        oldServer(ServerSample.server("s1").status("SHUTOFF"));
        assertThat(objection("undo")).isEmpty();
    }

    @Test
    void aServerWhoseOldOneIsGoneCanOnlyGoOn() {
        begun();
        assertThat(objection("leave")).hasValueSatisfying(w -> assertThat(w).contains("Try again"));
        assertThat(objection("undo"))
                .hasValueSatisfying(w -> assertThat(w).contains("no way back"));
        assertThat(objection("retry")).isEmpty();
        assertThat(objection("byHand")).isEmpty();
    }

    @Test
    void aServerThatItsOwnerHasDeletedSinceItArrivedIsWaitedForByNobody() {
        begun();
        cloud.fresh.servers.add(ServerSample.server("n9").get());
        tables.done(CHANGE, "s1", ServerAction.BOOT, FILE, new NewServer("n9"));
        tables.done(CHANGE, "s1", ServerAction.COMPARE, FILE, new Said("as before"));
        tables.done(CHANGE, "s1", ServerAction.DELETE, FILE, new Said("done"));
        assertThat(objection("leave")).isPresent();
        cloud.fresh.servers.clear();
        assertThat(objection("leave")).isEmpty();
        oldServer(ServerSample.server("s1"));
        assertThat(objection("leave")).isPresent();
    }

    @Test
    void aServerThatIsBeingDeletedHasNoWayBack() {
        oldServer(ServerSample.server("s1").busy("deleting"));
        begun();
        assertThat(objection("undo"))
                .hasValueSatisfying(w -> assertThat(w).contains("being deleted"));
    }

    @Test
    void whereTheCloudIsSilentNothingIsTakenForSafe() {
        begun();
        assertThat(objection(cloud.silent(), "undo"))
                .hasValueSatisfying(w -> assertThat(w).contains("when the cloud answers"));
    }
}
