package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.NotNow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the way back gives the old server its volumes, and what it does about those it cannot. */
class VolumesReturnedTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    private MoveUndo undo() {
        return new MoveUndo(move.crossing());
    }

    private void startOld() {
        undo().startOld(CHANGE, SERVER);
    }

    private String status() {
        return move.cloud.still.old.servers.get(0).status();
    }

    @Test
    void onlyWhatTheOldServerLacksIsGivenBackToIt() {
        move.saved.volume("v1", "/dev/vdb");
        move.saved.volume("v2", "/dev/vdc");
        ServerSample old = move.held().with("v1");
        move.cloud.old(old);
        move.cloud.still.volumes.put("v2", Samples.volume("v2", "available"));
        undo().returnVolumes(CHANGE, SERVER);
        assertThat(move.cloud.still.old.servers.get(0).volumeIds()).containsExactly("v1", "v2");
        undo().returnVolumes(CHANGE, SERVER);
        assertThat(move.cloud.still.old.servers.get(0).volumeIds()).containsExactly("v1", "v2");
    }

    @Test
    void onlyWhatTheCloudHasTakenBackIsWaitedFor() {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "available"));
        assertThat(refused()).isFalse();
        move.cloud.volumes.taken.add("v1");
        undo().returnVolumes(CHANGE, SERVER);
        assertThat(refused()).isTrue();
        undo().returnVolumes(CHANGE, SERVER);
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        assertThat(refused()).isFalse();
    }

    private boolean refused() {
        return undo().volumesRefused(CHANGE, move.cloud.still.old.servers.get(0));
    }

    @Test
    void aVolumeThatIsJustComingIsWaitedFor() {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "available"));
        undo().returnVolumes(CHANGE, SERVER);
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "attaching"));
        assertThatThrownBy(() -> undo().returnVolumes(CHANGE, SERVER))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("volume v1 is still attaching");
        assertThatThrownBy(this::startOld).isInstanceOf(NotNow.class);
    }

    @Test
    void aVolumeThatHasBeenComingForLongIsStuckAndNamed() {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "available"));
        undo().returnVolumes(CHANGE, SERVER);
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "attaching"));
        move.later(Duration.ofMinutes(6));
        assertThatThrownBy(this::startOld).hasMessageContaining("volume v1 is attaching");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_attaching", "detaching", "error", "reserved"})
    void aVolumeThatGotStuckDoesNotKeepItSwitchedOffAndIsNamed(String stuck) {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.locked.add(SERVER);
        move.cloud.still.volumes.put("v1", Samples.volume("v1", stuck));
        assertThatThrownBy(this::startOld)
                .hasMessageContaining("the old server is running again and unlocked")
                .hasMessageContaining("volume v1 is " + stuck)
                .hasMessageContaining("/dev/vdb");
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(move.cloud.locked).isEmpty();
        assertThat(move.state(UndoAction.CHECK_BACK)).contains(State.FAILED);
    }

    @Test
    void whatWasMissingAndIsThereAtAnotherTryEndsTheWayBack() {
        move.saved.volume("v1", "/dev/vdb");
        ServerSample old = move.held();
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "error"));
        assertThatThrownBy(this::startOld).hasMessageContaining("volume v1");
        move.cloud.old(old.status("ACTIVE").with("v1"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        startOld();
        assertThat(move.crossing().begun(CHANGE, SERVER)).isFalse();
    }
}
