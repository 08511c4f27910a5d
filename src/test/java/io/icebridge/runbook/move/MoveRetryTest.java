package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.runbook.StepFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts, and what is done anew, when a move that was set aside is tried again. */
class MoveRetryTest {
    private static final Instant THEN = Instant.parse("2014-05-01T10:00:00Z");

    private final OneMove move = OneMove.by("SNAPSHOT");

    private void prepare() {
        Crossing crossing = move.crossing();
        new MoveRetry(crossing, new MoveUndo(crossing)).prepare(CHANGE, SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "BUILD"})
    void aNewServerThatDidNotComeUpIsDeletedAndBuiltAnew(String status) {
        move.held();
        move.cloud.fresh(move.booted().status(status));
        move.done(ServerAction.COMPARE);
        prepare();
        assertThat(move.newServers()).isEmpty();
        assertThat(move.state(ServerAction.BOOT)).contains(State.ANEW);
        assertThat(move.state(ServerAction.COMPARE)).contains(State.ANEW);
    }

    @Test
    void aNewServerOfNoUseIsBuiltAnewAlsoWhereTheOldOneWentFirst() {
        OneMove first = OneMove.deletingFirst("SNAPSHOT");
        first.done(ServerAction.LOCK);
        first.done(ServerAction.DELETE_FIRST);
        first.cloud.fresh(first.booted().status("ERROR"));
        Crossing crossing = first.crossing();
        new MoveRetry(crossing, new MoveUndo(crossing)).prepare(CHANGE, SERVER);
        assertThat(first.newServers()).isEmpty();
        assertThat(first.state(ServerAction.BOOT)).contains(State.ANEW);
        assertThat(first.state(ServerAction.DELETE_FIRST)).contains(State.DONE);
    }

    @Test
    void aGoodNewServerThatAWayBackBeganToRemoveIsRemoved() {
        move.held();
        move.booted();
        move.cloud.deaf = true;
        MoveUndo undo = new MoveUndo(move.crossing());
        assertThatThrownBy(() -> undo.removeNew(CHANGE, SERVER)).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.later();
        prepare();
        assertThat(move.newServers()).isEmpty();
        assertThat(move.state(ServerAction.BOOT)).contains(State.ANEW);
    }

    /** A volume that is being taken off may seem to be on it until its node hears of that. */
    @Test
    void aVerifiedNewServerThatAWayBackBeganToTakeApartIsBuiltAnew() {
        move.saved.volume("v1", "/dev/vdb");
        move.held();
        move.cloud.fresh(move.booted().with("v1"));
        move.done(ServerAction.COMPARE);
        move.cloud.deaf = true;
        MoveUndo undo = new MoveUndo(move.crossing());
        assertThatThrownBy(() -> undo.removeNew(CHANGE, SERVER)).isInstanceOf(CloudFailure.class);
        assertThat(move.passage().at("removeNewServer").last(UndoAction.DELETE_NEW, "n9"))
                .as("it came no further than to the volume")
                .isEmpty();
        move.cloud.deaf = false;
        move.cloud.fresh(ServerSample.server("n9").metadata(Marker.USUAL, "CHG1:s1").with("v1"));
        move.later();
        prepare();
        assertThat(move.newServers()).isEmpty();
        assertThat(move.state(ServerAction.COMPARE)).contains(State.ANEW);
    }

    @Test
    void aGoodNewServerIsKeptThoughOneBeforeItWasTakenApart() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.held();
        move.booted();
        move.cloud.port("1", "n9");
        new MoveUndo(move.crossing()).removeNew(CHANGE, SERVER);
        assertThat(move.newServers()).isEmpty();
        move.booted();
        move.cloud.port("1", "n9");
        move.done(ServerAction.COMPARE);
        prepare();
        assertThat(move.newServers()).containsExactly("n9");
        assertThat(move.state(ServerAction.COMPARE)).contains(State.DONE);
    }

    @Test
    void aGoodNewServerIsKept() {
        move.held();
        move.booted();
        prepare();
        assertThat(move.newServers()).containsExactly("n9");
        assertThat(move.state(ServerAction.BOOT)).contains(State.DONE);
    }

    @Test
    void aVerifiedNewServerIsKeptWhateverBecameOfItOnceTheOldOneIsDeleted() {
        move.cloud.fresh(move.booted().status("ERROR"));
        move.done(ServerAction.COMPARE);
        move.done(ServerAction.DELETE);
        prepare();
        assertThat(move.newServers()).containsExactly("n9");
    }

    @Test
    void aSnapshotOfAServerThatWasTouchedSinceIsTakenAnew() {
        move.cloud.old(move.held().updated(THEN.plusSeconds(60)));
        move.proven(Samples.image("i9", "p"), THEN);
        prepare();
        assertThat(move.cloud.still.images).isEmpty();
        assertThat(move.state(ServerAction.SNAPSHOT)).contains(State.ANEW);
    }

    @Test
    void aSnapshotOfAServerThatNobodyTouchedStands() {
        move.cloud.old(move.held().updated(THEN));
        move.proven(Samples.image("i9", "p"), THEN);
        prepare();
        assertThat(move.cloud.still.images).containsOnlyKeys("i9");
        assertThat(move.state(ServerAction.SNAPSHOT)).contains(State.DONE);
    }

    @Test
    void whatWasWrittenSinceTheSnapshotOfABuiltServerIsAskedAbout() {
        move.cloud.old(move.held().status("ACTIVE"));
        move.proven(Samples.image("i9", "p"), THEN);
        move.booted();
        assertThatThrownBy(this::prepare)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("the old server was started after its snapshot");
        assertThat(move.cloud.still.images).containsOnlyKeys("i9");
    }

    @Test
    void aServerThatWasStartedAgainIsStoppedAgain() {
        move.cloud.old(move.held().status("ACTIVE"));
        prepare();
        assertThat(move.state(ServerAction.STOP)).contains(State.ANEW);
        assertThat(move.state(ServerAction.LOCK)).contains(State.DONE);
    }

    @Test
    void aDeletionThatDidNotComeIsAskedForAgain() {
        move.held();
        move.booted();
        move.done(ServerAction.COMPARE);
        move.done(ServerAction.DELETE);
        prepare();
        assertThat(move.state(ServerAction.DELETE)).contains(State.ANEW);
    }

    @Test
    void anOldServerThatIsGoneOnceTheNewOneIsVerifiedWasDeleted() {
        move.done(ServerAction.LOCK);
        move.booted();
        move.done(ServerAction.COMPARE);
        prepare();
        assertThat(move.state(ServerAction.DELETE)).contains(State.DONE);
    }

    @Test
    void anOldServerThatIsGoneBeforeThatWasNotDeletedByUs() {
        move.done(ServerAction.LOCK);
        move.booted();
        prepare();
        assertThat(move.state(ServerAction.DELETE)).isEmpty();
    }

    @Test
    void whileNovaIsAtWorkOnTheOldServerNothingIsSaidToBeUndone() {
        move.cloud.old(move.held().status("ACTIVE").busy("powering-off"));
        prepare();
        assertThat(move.state(ServerAction.STOP)).contains(State.DONE);
    }

    @Test
    void aNewServerThatItsNodeLeftOffIsStartedAndVerifiedAnew() {
        move.held();
        move.cloud.fresh(move.booted().status("SHUTOFF"));
        move.done(ServerAction.COMPARE);
        prepare();
        assertThat(move.state(ServerAction.COMPARE)).contains(State.ANEW);
        assertThat(move.cloud.still.fresh.servers)
                .singleElement()
                .matches(s -> s.status().equals("ACTIVE"));
    }

    /** Its owner has it again, and there is nothing left to compare it with. */
    @Test
    void aNewServerWhoseOldOneIsGoneIsNotVerifiedAnew() {
        move.held();
        move.cloud.fresh(move.booted().status("SHUTOFF"));
        move.done(ServerAction.COMPARE);
        move.done(ServerAction.DELETE);
        move.cloud.still.old.servers.clear();
        prepare();
        assertThat(move.state(ServerAction.COMPARE)).contains(State.DONE);
    }

    @Test
    void oneThatWasNeverSavedHasNothingToTryAgain() {
        Crossing unsaved =
                new MovingTables().crossing(move.cloud.still.port(), move.crossing().file());
        move.cloud.old(ServerSample.server(SERVER));
        new MoveRetry(unsaved, new MoveUndo(unsaved)).prepare(CHANGE, SERVER);
        assertThat(move.oldServers()).containsExactly(SERVER);
    }
}
