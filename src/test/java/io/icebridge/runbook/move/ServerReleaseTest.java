package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.NotNow;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an old server may be deleted, and what is seen to afterwards. */
class ServerReleaseTest {
    private OneMove move = OneMove.by("SNAPSHOT");

    private ServerRelease release() {
        return new ServerRelease(move.crossing(), MovingTables.CLOCK);
    }

    private void delete() {
        release().delete(CHANGE, SERVER);
    }

    private void deleteFirst() {
        release().deleteFirst(CHANGE, SERVER);
    }

    private void stays(Runnable asked, String why) {
        assertThatThrownBy(asked::run).isInstanceOf(StepFailure.class).hasMessageContaining(why);
        assertThat(move.oldServers()).contains(SERVER);
    }

    private ServerSample verified() {
        ServerSample old = move.held();
        move.booted();
        move.done(ServerAction.COMPARE);
        return old;
    }

    @Test
    void theOldServerStaysUntilTheNewOneIsVerified() {
        move.held();
        move.booted();
        stays(this::delete, "the new server is not verified");
        move.done(ServerAction.COMPARE);
        delete();
        assertThat(move.oldServers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "PAUSED", "SUSPENDED", "REBOOT"})
    void oneThatSomebodyStartedAgainStays(String status) {
        move.cloud.old(verified().status(status));
        stays(this::delete, "somebody started it after it was held");
    }

    @Test
    void oneThatStillHasADataVolumeStays() {
        move.saved.volume("v1", "/dev/vdb");
        move.cloud.old(verified().with("v1"));
        stays(this::delete, "a data volume is still on the old server");
    }

    @Test
    void oneThatStillHasAPortStays() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        verified();
        move.cloud.port("1", SERVER);
        stays(this::delete, "a port still belongs to the old server");
        move.cloud.port("1", "n9");
        delete();
        assertThat(move.oldServers()).isEmpty();
    }

    @Test
    void oneWhoseNodeIsNotHeardStaysSinceItWouldRunOnForgotten() {
        verified();
        move.cloud.node("n1", false);
        stays(this::delete, "the server would be forgotten and run on");
    }

    @Test
    void aDeletionWhoseAnswerGotLostIsNotRepeatedOnceTheServerIsGone() {
        verified();
        move.cloud.deaf = true;
        assertThatThrownBy(this::delete).isInstanceOf(CloudFailure.class);
        assertThat(move.state(ServerAction.DELETE)).contains(State.BEGUN);
        move.cloud.still.old.servers.clear();
        delete();
        assertThat(move.state(ServerAction.DELETE)).contains(State.DONE);
    }

    @Test
    void aDeletionThatNeverCameIsAskedForAgainOnceItCanComeNoMore() {
        verified();
        move.cloud.deaf = true;
        assertThatThrownBy(this::delete).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        assertThatThrownBy(this::delete).isInstanceOf(NotNow.class);
        move.later();
        delete();
        assertThat(move.oldServers()).isEmpty();
    }

    @Test
    void aDeletionThatWasWrittenOffAndCameAfterAllIsFound() {
        verified();
        move.cloud.deaf = true;
        assertThatThrownBy(this::delete).isInstanceOf(CloudFailure.class);
        move.writtenOff(ServerAction.DELETE);
        move.cloud.still.old.servers.clear();
        delete();
        assertThat(move.state(ServerAction.DELETE)).contains(State.DONE);
    }

    @Test
    void aDeletionWhoseAnswerGotLostIsTakenForOneThatTheServerDidNotSurvive() {
        verified();
        move.cloud.deaf = true;
        assertThatThrownBy(this::delete).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.cloud.old(ServerSample.server(SERVER).status("ERROR"));
        delete();
        assertThat(move.state(ServerAction.DELETE)).contains(State.DONE);
        assertThat(move.oldServers()).contains(SERVER);
    }

    @Test
    void oneInErrorThatIsStillBeingDeletedIsWaitedFor() {
        verified();
        move.cloud.deaf = true;
        assertThatThrownBy(this::delete).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.cloud.old(ServerSample.server(SERVER).status("ERROR").busy("deleting"));
        assertThatThrownBy(this::delete).isInstanceOf(NotNow.class);
        assertThat(move.state(ServerAction.DELETE)).contains(State.BEGUN);
    }

    /** A sighting of a moment ago is no proof of what would go along. */
    @Test
    void oneWithDataVolumesIsLookedAtNow() {
        move.saved.volume("v1", "/dev/vdb");
        ServerSample old = verified();
        Crossing crossing = move.crossing();
        crossing.sightings().saw(Side.OLD, old.get(), MovingTables.NOW);
        move.cloud.old(old.with("v1"));
        stays(
                () -> new ServerRelease(crossing, MovingTables.CLOCK).delete(CHANGE, SERVER),
                "a data volume is still on the old server");
    }

    private boolean released(ServerSample now, Duration limit) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        return new ServerRelease(move.crossing(), later)
                .addressesReleased(CHANGE, SERVER, limit, now == null ? null : now.get());
    }

    @Test
    void itsAddressesAreFreeWhenItsRecordHasLetGoOfThemOrLongEnoughAfterTheProof() {
        Duration minutes = Duration.ofMinutes(5);
        ServerSample old = ServerSample.server(SERVER);
        assertThat(released(null, minutes)).isTrue();
        assertThat(released(old.floating("192.0.2.9"), minutes)).isTrue();
        assertThat(released(old.fixed("10.0.0.9"), minutes)).isFalse();
        move.done(ServerAction.COMPARE);
        assertThat(released(old, Duration.ofHours(1))).isFalse();
        assertThat(released(old, minutes)).isTrue();
    }

    @Test
    void theOtherOrderNeedsTheProofOfTheSnapshot() {
        move = OneMove.deletingFirst("SNAPSHOT");
        move.held();
        stays(this::deleteFirst, "the snapshot is not proven");
    }

    @Test
    void theOtherOrderNeedsTheSnapshotAsItWasProven() {
        move = OneMove.deletingFirst("SNAPSHOT");
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.still.images.put("i9", Samples.image("i9", "p", "deleted"));
        stays(this::deleteFirst, "the snapshot i9");
        move.cloud.still.images.put("i9", Samples.image("i9", "p"));
        deleteFirst();
        assertThat(move.oldServers()).isEmpty();
    }

    @Test
    void aRootVolumeThatWouldGoWithItsServerMustBeGuardedFirst() {
        move = OneMove.by("VOLUME");
        move.saved.root("v0");
        move.saved.facts = DefinitionSample.facts(false, "", new Device("v0", "/dev/vda", true, 0));
        move.cloud.old(move.held().onVolume("v0"));
        stays(this::deleteFirst, "the root volume is not guarded");
        move.done(ServerAction.GUARD, new Guard(""));
        deleteFirst();
        assertThat(move.oldServers()).isEmpty();
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        move = OneMove.deletingFirst("REDEPLOY");
        move.held();
        deleteFirst();
        ServerSample another = ServerSample.server(SERVER);
        move.cloud.old(another);
        deleteFirst();
        assertThat(move.oldServers()).contains(SERVER);
    }

    @Test
    void portsAreLookedAtOnlyWhenTheOldServerIsGone() {
        verified();
        assertThatThrownBy(() -> release().checkAddresses(CHANGE, SERVER))
                .hasMessageContaining("still there");
    }

    @Test
    void aPortThatTheDeletionUnboundIsBoundAgain() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.saved.ports.add(Samples.port("2", "a", SERVER));
        verified();
        move.cloud.still.old.servers.clear();
        move.cloud.port("1", "");
        move.cloud.port("2", "n9");
        release().checkAddresses(CHANGE, SERVER);
        assertThat(move.cloud.deviceOf("1")).isEqualTo("n9");
        assertThat(move.cloud.deviceOf("2")).isEqualTo("n9");
    }

    @Test
    void aPortThatWentWithTheOldServerIsSaid() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        verified();
        move.cloud.still.old.servers.clear();
        assertThatThrownBy(() -> release().checkAddresses(CHANGE, SERVER))
                .hasMessage("port 1 is gone");
    }

    @Test
    void theSnapshotIsKeptForTheDaysOfTheCloudFile() {
        verified();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        release().keepSnapshot(CHANGE, SERVER);
        assertThat(move.passage().result(ServerAction.KEEP, Until.class))
                .contains(new Until("i9", MovingTables.NOW.plus(Duration.ofDays(7))));
        Clock later = Clock.offset(MovingTables.CLOCK, Duration.ofDays(1));
        new ServerRelease(move.crossing(), later).keepSnapshot(CHANGE, SERVER);
        assertThat(move.passage().result(ServerAction.KEEP, Until.class))
                .as("another try keeps it no longer")
                .contains(new Until("i9", MovingTables.NOW.plus(Duration.ofDays(7))));
    }

    @Test
    void oneThatGotAVolumeOfWhichNobodyKnewStays() {
        move.cloud.old(verified().with("v7"));
        stays(this::delete, "v7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "deleting", "ERROR"})
    void theOldServerStaysWhereTheNewOneIsNotWhatWasVerifiedAnyMore(String now) {
        verified();
        if (now.equals("gone")) {
            move.cloud.still.fresh.servers.clear();
        } else {
            ServerSample fresh = ServerSample.server("n9");
            move.cloud.fresh(now.equals("ERROR") ? fresh.status(now) : fresh.busy(now));
        }
        stays(this::delete, "n9");
    }
}
