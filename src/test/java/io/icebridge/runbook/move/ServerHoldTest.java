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
import io.icebridge.runbook.StepFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the old server is held, and what is not done to it twice. */
class ServerHoldTest {
    private OneMove move = OneMove.by("SNAPSHOT");

    private ServerHold hold() {
        return new ServerHold(move.crossing());
    }

    private void running() {
        move.cloud.old(ServerSample.server(SERVER));
    }

    private String status() {
        return move.cloud.still.old.servers.get(0).status();
    }

    @Test
    void itIsLockedAndSwitchedOff() {
        running();
        hold().stop(CHANGE, SERVER);
        assertThat(move.cloud.locked).containsExactly(SERVER);
        assertThat(status()).isEqualTo("SHUTOFF");
        assertThat(move.state(ServerAction.STOP)).contains(State.DONE);
    }

    @Test
    void whatWasOffIsLockedAlone() {
        move.saved.server.status("SHUTOFF");
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        hold().stop(CHANGE, SERVER);
        assertThat(move.cloud.locked).containsExactly(SERVER);
        assertThat(move.state(ServerAction.STOP)).isEmpty();
    }

    @Test
    void itIsNotStoppedTwice() {
        running();
        hold().stop(CHANGE, SERVER);
        move.cloud.old(ServerSample.server(SERVER));
        move.cloud.locked.clear();
        hold().stop(CHANGE, SERVER);
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(move.cloud.locked).isEmpty();
    }

    private void unheard(Runnable call) {
        move.cloud.deaf = true;
        assertThatThrownBy(call::run).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
    }

    private String found(ServerAction kind, String thing) {
        return move.passage().last(kind, thing).orElseThrow().result();
    }

    @Test
    void aPowerOffWhoseAnswerGotLostIsFound() {
        running();
        move.done(ServerAction.LOCK);
        unheard(() -> hold().stop(CHANGE, SERVER));
        hold().stop(CHANGE, SERVER);
        assertThat(found(ServerAction.STOP, "")).contains("found SHUTOFF");
    }

    @Test
    void aPowerOffThatSomebodyElseBeganIsAsGood() {
        move.cloud.old(ServerSample.server(SERVER).busy("powering-off"));
        move.cloud.powersOff = false;
        hold().stop(CHANGE, SERVER);
        assertThat(move.state(ServerAction.STOP)).contains(State.DONE);
    }

    @Test
    void aRefusalOfOneThatRunsOnIsOne() {
        running();
        move.cloud.powersOff = false;
        assertThatThrownBy(() -> hold().stop(CHANGE, SERVER)).isInstanceOf(CloudFailure.class);
        assertThat(move.state(ServerAction.STOP)).contains(State.FAILED);
    }

    @Test
    void aSnapshotWhoseAnswerGotLostIsFoundByItsMarkUnlessItIsOfNoUse() {
        move.held();
        unheard(() -> hold().takeSnapshot(CHANGE, SERVER));
        move.cloud.still.images.put("i8", Samples.image("i8", "p", "killed"));
        move.cloud.still.marks.put("i8", "CHG1:s1");
        hold().takeSnapshot(CHANGE, SERVER);
        assertThat(move.passage().result(ServerAction.SNAPSHOT, Snapshot.class))
                .contains(new Snapshot("image0"));
        assertThat(move.cloud.still.images).hasSize(2);
    }

    @Test
    void aVolumeThatWentUnheardIsFoundDetached() {
        move.saved.volume("v1", "/dev/vdb");
        move.cloud.old(move.held().with("v1"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        unheard(() -> hold().freeVolumes(CHANGE, SERVER));
        hold().freeVolumes(CHANGE, SERVER);
        assertThat(found(ServerAction.DETACH, "v1")).contains("found detached");
    }

    @Test
    void aDetachmentThatNeverCameIsAskedForAgainOnceItCanComeNoMore() {
        move.saved.volume("v1", "/dev/vdb");
        ServerSample old = move.held().with("v1");
        move.cloud.old(old);
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        unheard(() -> hold().freeVolumes(CHANGE, SERVER));
        move.cloud.old(old.with("v1"));
        assertThatThrownBy(() -> hold().freeVolumes(CHANGE, SERVER)).isInstanceOf(NotNow.class);
        move.later();
        hold().freeVolumes(CHANGE, SERVER);
        assertThat(move.cloud.still.old.servers.get(0).volumeIds()).isEmpty();
    }

    @Test
    void aVolumeThatIsOnItsWayOffIsFoundThoughItIsStillListed() {
        move.saved.volume("v1", "/dev/vdb");
        ServerSample old = move.held().with("v1");
        move.cloud.old(old);
        unheard(() -> hold().freeVolumes(CHANGE, SERVER));
        move.cloud.old(old.with("v1"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "detaching"));
        hold().freeVolumes(CHANGE, SERVER);
        assertThat(found(ServerAction.DETACH, "v1")).contains("found detached");
    }

    @Test
    void aLockForAnotherTryThatNeverCameIsAskedForAgain() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.keepsImages = true;
        assertThatThrownBy(() -> new MoveUndo(move.crossing()).startOld(CHANGE, SERVER))
                .hasMessageContaining("could not be deleted");
        unheard(() -> hold().stop(CHANGE, SERVER));
        move.cloud.locked.clear();
        move.later();
        hold().stop(CHANGE, SERVER);
        assertThat(move.cloud.locked).containsExactly(SERVER);
    }

    @Test
    void onlyOfOneThatIsOffASnapshotIsTaken() {
        running();
        assertThatThrownBy(() -> hold().takeSnapshot(CHANGE, SERVER))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("should be SHUTOFF, but is ACTIVE");
        assertThat(move.cloud.still.images).isEmpty();
    }

    @Test
    void itsSnapshotIsTakenOnceAndKnownByItsMark() {
        move.held();
        hold().takeSnapshot(CHANGE, SERVER);
        hold().takeSnapshot(CHANGE, SERVER);
        assertThat(move.cloud.still.images).hasSize(1);
        assertThat(move.cloud.still.marks.values()).containsExactly("CHG1:s1");
        assertThat(move.passage().result(ServerAction.SNAPSHOT, Snapshot.class))
                .contains(new Snapshot(move.cloud.still.images.keySet().iterator().next()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOLUME", "REDEPLOY"})
    void whatKeepsItsDiskElsewhereHasNoSnapshotAndNoProof(String method) {
        move = OneMove.by(method);
        move.held();
        hold().takeSnapshot(CHANGE, SERVER);
        hold().proveSnapshot(CHANGE, SERVER);
        assertThat(move.cloud.still.images).isEmpty();
        assertThat(move.state(ServerAction.PROVE)).isEmpty();
    }

    @Test
    void onceItsDeletionWasAskedForNoSnapshotIsTaken() {
        move = OneMove.deletingFirst("SNAPSHOT");
        move.held();
        move.done(ServerAction.DELETE_FIRST);
        hold().takeSnapshot(CHANGE, SERVER);
        assertThat(move.cloud.still.images).isEmpty();
    }

    @Test
    void aSnapshotIsProtectedAndProvenOnce() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.still.images.clear();
        hold().proveSnapshot(CHANGE, SERVER);
        assertThat(move.state(ServerAction.PROVE)).contains(State.DONE);
    }

    @Test
    void aSnapshotThatIsGoneProvesNothing() {
        move.held();
        move.done(ServerAction.SNAPSHOT, new Snapshot("i9"));
        assertThatThrownBy(() -> hold().proveSnapshot(CHANGE, SERVER)).hasMessageContaining("i9");
        assertThat(move.state(ServerAction.PROVE)).contains(State.FAILED);
    }

    @Test
    void itsVolumesAreTakenOffButForTheRoot() {
        move.saved.volume("v1", "/dev/vdb");
        move.saved.volume("v2", "/dev/vdc");
        move.cloud.old(move.held().with("v1").with("v2"));
        move.cloud.still.volumes.put("v1", Samples.volume("v1", "in-use"));
        move.cloud.still.volumes.put("v2", Samples.volume("v2", "in-use"));
        hold().freeVolumes(CHANGE, SERVER);
        assertThat(move.cloud.still.old.servers.get(0).volumeIds()).isEmpty();
    }

    @Test
    void itsAddressesAreNotHeldWhileAVolumeIsOnIt() {
        move.saved.volume("v1", "/dev/vdb");
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.cloud.old(move.held().with("v1"));
        move.cloud.port("1", SERVER);
        assertThatThrownBy(() -> hold().holdAddresses(CHANGE, SERVER))
                .hasMessageContaining("a data volume is still on the old server");
        assertThat(move.cloud.deviceOf("1")).isEqualTo(SERVER);
    }

    @Test
    void everyPortIsParked() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.saved.ports.add(Samples.port("2", "a", SERVER));
        move.held();
        move.cloud.port("1", SERVER);
        move.cloud.port("2", SERVER);
        hold().holdAddresses(CHANGE, SERVER);
        assertThat(move.cloud.deviceOf("1")).isEmpty();
        assertThat(move.cloud.deviceOf("2")).isEmpty();
    }

    @Test
    void onceTheOldServerIsGoneItsPortsAreTheNewOnes() {
        move = OneMove.deletingFirst("SNAPSHOT");
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.done(ServerAction.LOCK);
        move.done(ServerAction.DELETE_FIRST);
        move.cloud.port("1", "n9");
        hold().holdAddresses(CHANGE, SERVER);
        assertThat(move.cloud.deviceOf("1")).isEqualTo("n9");
    }

    @Test
    void theSiteSaysWhichOfTheTwoGoesFirst() {
        assertThat(hold().oldServerFirst(CHANGE, SERVER)).isFalse();
        move = OneMove.deletingFirst("SNAPSHOT");
        assertThat(hold().oldServerFirst(CHANGE, SERVER)).isTrue();
    }

    @Test
    void whatItsOwnerChangedAfterItWasSavedIsNotPassedOver() {
        ServerSample old = move.held();
        move.cloud.old(old.with("v7"));
        assertThatThrownBy(() -> hold().takeSnapshot(CHANGE, SERVER)).hasMessageContaining("v7");
        move.cloud.old(old.without("v7").metadata("role", "db"));
        assertThatThrownBy(() -> hold().takeSnapshot(CHANGE, SERVER))
                .hasMessageContaining("metadata");
    }
}
