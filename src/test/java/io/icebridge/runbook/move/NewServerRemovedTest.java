package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the way back does, and leaves undone, with a new server that is of no use any more. */
class NewServerRemovedTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    private MoveUndo undo() {
        return new MoveUndo(move.crossing());
    }

    @Test
    void aNewServerThatIsBeingDeletedIsLeftToThat() {
        move.held();
        move.cloud.fresh(move.booted().busy("deleting"));
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.newServers()).containsExactly("n9");
    }

    /** Nova would forget it, and what runs there would run on. */
    @Test
    void aNewServerOnANodeThatNobodyHearsStaysWithAllThatIsOnIt() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.fresh(move.booted().with("v1"));
        move.cloud.port("1", "n9");
        move.cloud.node("n1", false);
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER)).hasMessageContaining("n1");
        assertThat(move.newServers()).containsExactly("n9");
        assertThat(move.cloud.deviceOf("1")).isEqualTo("n9");
        assertThat(move.cloud.still.fresh.servers.get(0).volumeIds()).contains("v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-use", "detaching"})
    void aVolumeThatIsOnItsWayOffTheNewServerIsNotTakenOffAgain(String status) {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.fresh(move.booted().with("v1"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", status));
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.passage().at("removeNewServer").last(UndoAction.DETACH_NEW, "v1"))
                .matches(taken -> taken.isPresent() == status.equals("in-use"));
    }

    /** Nova would take them along. */
    @Test
    void nothingIsOnTheNewServerWhenItGoes() {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.fresh(move.booted().with("v1"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.cloud.deleted)
                .singleElement()
                .returns("n9", Server::id)
                .returns(List.of(), Server::volumeIds);
    }

    private void deletionUnheard() {
        move.held();
        move.booted();
        move.cloud.deaf = true;
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER)).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
    }

    @Test
    void aDeletionThatNeverCameIsAskedForAgainOnceItCanComeNoMore() {
        deletionUnheard();
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER)).isInstanceOf(NotNow.class);
        assertThat(move.newServers()).containsExactly("n9");
        move.later();
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.newServers()).isEmpty();
    }

    @Test
    void oneThatGoesAfterAllInTheMidstOfAnotherTryIsFoundGone() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.cloud.port("1", "n9");
        deletionUnheard();
        move.later();
        move.cloud.meanwhile = move.cloud.still.fresh.servers::clear;
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.passage().at("removeNewServer").last(UndoAction.DELETE_NEW, "n9"))
                .flatMap(deletion -> deletion.result(Said.class))
                .contains(new Said("found gone"));
    }

    @Test
    void oneWhoseOwnerHasTakenTheMarkOffItGoesAllTheSame() {
        move.held();
        move.booted();
        move.cloud.fresh(ServerSample.server("n9"));
        assertThat(undo().newGone(CHANGE, SERVER)).isFalse();
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.newServers()).isEmpty();
        assertThat(undo().newGone(CHANGE, SERVER)).isTrue();
    }

    @Test
    void whereNoneWasEverAskedForTheNewRegionNeedNotAnswer() {
        move.held();
        move.cloud.still.fresh.silent = true;
        undo().removeNew(CHANGE, SERVER);
        assertThat(undo().newGone(CHANGE, SERVER)).isTrue();
    }
}
