package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.runbook.StepFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a snapshot is taken, when it stands for its server's disk, and when it is of no use. */
class DiskSnapshotTest {
    private static final Instant THEN = Instant.parse("2014-05-01T10:00:00Z");
    private static final Image IMAGE = Samples.image("i9", "p");

    private final OneMove move = OneMove.by("SNAPSHOT");

    private boolean stands(ServerSample now) {
        return new DiskSnapshot(move.crossing()).stands(move.passage(), now.get());
    }

    private void take() {
        new ServerHold(move.crossing()).takeSnapshot(CHANGE, SERVER);
    }

    @Test
    void itStandsForAServerThatNobodyHasTouchedSinceItsProof() {
        ServerSample old = move.held().updated(THEN);
        move.proven(IMAGE, THEN);
        assertThat(stands(old)).isTrue();
    }

    @Test
    void itDoesNotStandForOneThatWasStartedAndStoppedAgain() {
        ServerSample old = move.held();
        move.proven(IMAGE, THEN);
        assertThat(stands(old.updated(THEN.plusSeconds(1)))).isFalse();
    }

    @Test
    void itDoesNotStandBeforeItsProof() {
        assertThat(stands(move.held().updated(THEN))).isFalse();
    }

    @Test
    void itDoesNotStandWhereNobodyLookedAtTheServerWhenItWasProven() {
        ServerSample old = move.held().updated(THEN);
        move.proven(IMAGE, null);
        assertThat(stands(old)).isFalse();
    }

    @Test
    void oneOfNoUseIsDeletedWithAllOfItsMarkerAndIsToBeTakenAnew() {
        move.held();
        move.proven(IMAGE, THEN);
        move.cloud.still.images.put("i8", Samples.image("i8", "p", "saving"));
        move.cloud.still.marks.put("i8", "CHG1:s1");
        move.cloud.still.images.put("i7", Samples.image("i7", "p"));
        move.cloud.still.marks.put("i7", "CHG1:s2");
        new DiskSnapshot(move.crossing())
                .discard(move.crossing().passage(CHANGE, SERVER, "retryMove"), move.saved.get());
        assertThat(move.cloud.still.images).containsOnlyKeys("i7");
        assertThat(move.state(ServerAction.SNAPSHOT)).contains(State.ANEW);
        assertThat(move.state(ServerAction.PROTECT)).contains(State.ANEW);
        assertThat(move.state(ServerAction.PROVE)).contains(State.ANEW);
    }

    @Test
    void noneIsTakenOfAServerThatRuns() {
        move.cloud.old(move.held().status("ACTIVE"));
        assertThatThrownBy(this::take)
                .isInstanceOf(StepFailure.class)
                .hasMessage("the server should be SHUTOFF, but is ACTIVE");
        assertThat(move.cloud.still.images).isEmpty();
    }

    @Test
    void noneIsTakenOfAServerWhoseDeletionWasAsked() {
        move.held();
        move.done(ServerAction.DELETE);
        take();
        assertThat(move.cloud.still.images).isEmpty();
    }

    @Test
    void itIsTakenOnceAndThenProtectedAndProven() {
        move.held();
        take();
        take();
        new ServerHold(move.crossing()).proveSnapshot(CHANGE, SERVER);
        assertThat(move.cloud.still.images.values()).singleElement().matches(Image::isProtected);
        assertThat(move.state(ServerAction.PROVE)).contains(State.DONE);
    }

    @Test
    void oneThatProvesNothingIsWrittenDownAsSuch() {
        move.held();
        move.done(ServerAction.SNAPSHOT, new Snapshot("i9"));
        move.cloud.still.images.put("i9", Samples.image("i9", "p-admin"));
        assertThatThrownBy(() -> new ServerHold(move.crossing()).proveSnapshot(CHANGE, SERVER))
                .hasMessageContaining("belongs to project p-admin");
        assertThat(move.state(ServerAction.PROVE)).contains(State.FAILED);
    }

    @Test
    void aProofWithoutASnapshotIsRefused() {
        move.held();
        assertThatThrownBy(() -> new ServerHold(move.crossing()).proveSnapshot(CHANGE, SERVER))
                .hasMessage("no snapshot was taken");
    }
}
