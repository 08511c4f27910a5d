package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.NotNow;
import io.icebridge.runbook.inventory.Lock;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the way back gives back, and when there is none. */
class MoveUndoTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    private MoveUndo undo() {
        return new MoveUndo(move.crossing());
    }

    private void noWayBack(String why) {
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER)).hasMessageContaining(why);
        assertThat(move.newServers()).contains("n9");
    }

    private void startOld() {
        undo().startOld(CHANGE, SERVER);
    }

    private String status() {
        return move.cloud.still.old.servers.get(0).status();
    }

    @Test
    void thereIsNoneOnceTheOldServerIsGone() {
        move.done(ServerAction.LOCK);
        move.booted();
        noWayBack("The old server is gone");
    }

    @Test
    void thereIsNoneWhileTheOldServerIsBeingDeleted() {
        move.cloud.old(move.held().busy("deleting"));
        move.booted();
        noWayBack("The old server is being deleted");
    }

    @Test
    void theNewServerStaysWhileNobodyKnowsWhetherTheOldDiskIsThere() {
        move.cloud.old(move.held().status("ERROR"));
        move.booted();
        noWayBack("The old server is in ERROR");
    }

    @Test
    void aDeletionWhoseAnswerGotLostMayStillComeAndBarsTheWayBackUntilItCannot() {
        move.held();
        move.booted();
        move.done(ServerAction.COMPARE);
        move.cloud.deaf = true;
        assertThatThrownBy(
                        () ->
                                new ServerRelease(move.crossing(), Clock.systemUTC())
                                        .delete(CHANGE, SERVER))
                .isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("nobody knows what became of deleteServer");
        assertThat(move.newServers()).contains("n9");
        move.later();
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.state(ServerAction.DELETE)).contains(State.FAILED);
        assertThat(move.newServers()).isEmpty();
    }

    @Test
    void theNewServerIsDeletedWithoutItsPortsAndVolumes() {
        move.saved.volume("v1", "/dev/vdb");
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.held();
        move.booted().with("v1");
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        move.cloud.port("1", "n9");
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.cloud.deviceOf("1")).isEmpty();
        assertThat(move.newServers()).isEmpty();
        assertThat(undo().newGone(CHANGE, SERVER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleting", ""})
    void aDeletionThatIsUnderWayOrLeftOffHalfWayCountsOn(String task) {
        ServerSample old = move.held();
        move.cloud.old(task.isEmpty() ? old.status("ERROR") : old.busy(task));
        move.booted();
        move.done(ServerAction.COMPARE);
        move.done(ServerAction.DELETE);
        noWayBack("The old server is");
        assertThat(move.state(ServerAction.DELETE)).contains(State.DONE);
    }

    @Test
    void theWayBackEndsWhenTheOldServerRuns() {
        move.held();
        move.cloud.powersOn = false;
        assertThatThrownBy(this::startOld).hasMessageContaining("was started and is SHUTOFF");
        assertThat(move.crossing().begun(CHANGE, SERVER)).isTrue();
        move.cloud.powersOn = true;
        startOld();
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(move.crossing().begun(CHANGE, SERVER)).isFalse();
    }

    @Test
    void aServerThatNobodyTouchedIsLeftAlone() {
        move.saved.volume("v1", "/dev/vdb");
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        move.cloud.port("1", "");
        undo().removeNew(CHANGE, SERVER);
        undo().returnAddresses(CHANGE, SERVER);
        undo().returnVolumes(CHANGE, SERVER);
        startOld();
        assertThat(status()).isEqualTo("SHUTOFF");
        assertThat(move.cloud.deviceOf("1")).isEmpty();
    }

    @Test
    void aServerThatNobodyTouchedNeedNotBeWellForItsWayBack() {
        move.cloud.old(ServerSample.server(SERVER).status("ERROR"));
        undo().removeNew(CHANGE, SERVER);
        startOld();
        assertThat(status()).isEqualTo("ERROR");
    }

    @Test
    void theNewServerIsNotGoneWhileOneOfItsMarkIsThere() {
        assertThat(undo().newGone(CHANGE, "another")).isTrue();
        move.held();
        move.booted();
        assertThat(undo().newGone(CHANGE, SERVER)).isFalse();
    }

    @Test
    void itGetsItsPortsBackWhoeverHasThem() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.saved.ports.add(Samples.port("2", "a", SERVER));
        move.held();
        move.cloud.port("1", "");
        move.cloud.port("2", "n9");
        undo().returnAddresses(CHANGE, SERVER);
        assertThat(move.cloud.deviceOf("1")).isEqualTo(SERVER);
        assertThat(move.cloud.deviceOf("2")).isEqualTo(SERVER);
    }

    @Test
    void whatRanRunsAgainUnlockedWithoutItsSnapshot() {
        move.held();
        move.cloud.locked.add(SERVER);
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        startOld();
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(move.cloud.locked).isEmpty();
        assertThat(move.cloud.still.images).isEmpty();
    }

    @Test
    void aSnapshotThatCannotBeDeletedIsNamedAndGoesAtTheNextTry() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.keepsImages = true;
        assertThatThrownBy(this::startOld)
                .hasMessageContaining("the old server is running again and unlocked")
                .hasMessageContaining("its snapshot, of no use any more, could not be deleted")
                .hasMessageContaining("/images/i9");
        move.cloud.keepsImages = false;
        startOld();
        assertThat(move.cloud.still.images).isEmpty();
        assertThat(move.state(ServerAction.LOCK)).contains(State.ANEW);
    }

    @Test
    void whatAWayBackThatStoppedHalfWayUnlockedIsLockedForAnotherTry() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.keepsImages = true;
        for (int tries = 1; tries <= 2; tries++) {
            assertThatThrownBy(this::startOld).hasMessageContaining("could not be deleted");
            assertThat(move.cloud.locked).isEmpty();
            new ServerHold(move.crossing()).stop(CHANGE, SERVER);
            assertThat(move.cloud.locked).containsExactly(SERVER);
        }
    }

    @Test
    void aDeletionThatWasTakenAndCameToNothingDoesNotCountOnTheWayBack() {
        move.held();
        move.booted();
        move.done(ServerAction.COMPARE);
        move.done(ServerAction.DELETE);
        undo().removeNew(CHANGE, SERVER);
        assertThat(move.state(ServerAction.DELETE)).contains(State.ANEW);
        assertThat(move.newServers()).isEmpty();
    }

    @Test
    void whatWasOffAndLockedByItsOwnerIsSoAgain() {
        move.saved.server.status("SHUTOFF");
        move.saved.facts = DefinitionSample.facts(true, "");
        move.held();
        move.cloud.locked.add(SERVER);
        startOld();
        assertThat(status()).isEqualTo("SHUTOFF");
        assertThat(move.cloud.lockedFrom).containsEntry(SERVER, "p");
        assertThat(move.cloud.locked).containsExactly(SERVER);
    }

    @Test
    void whatAnAdministratorHadLockedStaysSo() {
        move.saved.facts = DefinitionSample.facts(new Lock(true, "admin", ""), "");
        move.held();
        move.cloud.locked.add(SERVER);
        startOld();
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(move.cloud.lockedFrom).isEmpty();
        assertThat(move.cloud.locked).containsExactly(SERVER);
    }

    @Test
    void aLockThatCannotBePutBackIsNamed() {
        move.saved.facts = DefinitionSample.facts(true, "");
        move.held();
        move.cloud.refusesLocks = true;
        assertThatThrownBy(this::startOld)
                .hasMessageContaining("the old server is running again, but not all is as it was")
                .hasMessageContaining("its owner's lock could not be put back")
                .hasMessageContaining("lock it as its project");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void aPortThatIsGoneDoesNotKeepItSwitchedOffAndIsNamedWithItsMac() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.held();
        undo().returnAddresses(CHANGE, SERVER);
        assertThatThrownBy(this::startOld)
                .hasMessageContaining("port 1")
                .hasMessageContaining("MAC");
        assertThat(status()).isEqualTo("ACTIVE");
    }
}
