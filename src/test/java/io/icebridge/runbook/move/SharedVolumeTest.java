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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A volume that other servers have as well comes and goes in turn with theirs. */
class SharedVolumeTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    @BeforeEach
    void itHadOneWithAnother() {
        move.saved.shared("v1", "/dev/vdb", "s2");
    }

    private void cinder(String status, String... servers) {
        move.cloud.still.volumes.put("v1", Samples.shared("v1", status, servers));
    }

    private List<String> servers() {
        return Samples.serversOf(move.cloud.still.volumes.get("v1"));
    }

    private void held() {
        move.cloud.old(move.held().with("v1"));
    }

    private void free() {
        new ServerHold(move.crossing()).freeVolumes(CHANGE, SERVER);
    }

    private void attach() {
        new ServerBuild(move.crossing(), null, "", null, null).attachVolumes(CHANGE, SERVER);
    }

    private MoveUndo undo() {
        return new MoveUndo(move.crossing());
    }

    private void arrived() {
        move.booted();
        move.crossing().moves().arrived(CHANGE.id(), SERVER, "n9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detaching", "attaching", "reserved"})
    void itIsNotTakenOffWhileAnothersComesOrGoes(String status) {
        held();
        cinder(status, "s1", "s2");
        assertThatThrownBy(this::free)
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("v1, which several servers may have, is still " + status);
        assertThat(move.passage().last(ServerAction.DETACH, "v1")).isEmpty();
        cinder("in-use", "s1", "s2");
        free();
        assertThat(servers()).containsExactly("s2");
    }

    @Test
    void whoComesALittleTooLateWaitsToo() {
        held();
        cinder("in-use", "s1", "s2");
        move.cloud.volumes.taken.add("v1");
        assertThatThrownBy(this::free).isInstanceOf(NotNow.class);
        assertThat(servers()).containsExactly("s1", "s2");
        free();
        assertThat(servers()).containsExactly("s2");
    }

    /** It would be waited for in vain. */
    @Test
    void aStatusOfAnothersIsNoProofThatItsOwnIsOnItsWayOff() {
        held();
        cinder("in-use", "s1", "s2");
        move.cloud.deaf = true;
        assertThatThrownBy(this::free).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        held();
        cinder("detaching", "s1", "s2");
        move.later();
        assertThatThrownBy(this::free).isInstanceOf(NotNow.class);
        cinder("in-use", "s1", "s2");
        free();
        assertThat(servers()).containsExactly("s2");
    }

    @Test
    void whatStaysStuckIsSaidInTheEnd() {
        held();
        cinder("detaching", "s1", "s2");
        for (int minute = 0; minute <= 5; minute++) {
            move.later(Duration.ofSeconds(50 * minute));
            assertThatThrownBy(this::free).isInstanceOf(NotNow.class);
        }
        move.later(Duration.ofSeconds(301));
        assertThatThrownBy(this::free)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("is still detaching");
        assertThatThrownBy(this::free).as("another try").isInstanceOf(NotNow.class);
    }

    @Test
    void itComesOnTheNewServerOnlyWhenItIsOffTheOldOne() {
        move.held();
        arrived();
        cinder("in-use", "s1", "s2");
        assertThatThrownBy(this::attach)
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("still on server s1");
        cinder("in-use", "s2");
        attach();
        assertThat(servers()).containsExactly("s2", "n9");
    }

    @Test
    void onTheWayBackItComesOnTheOldServerOnlyWhenItIsOffTheNewOne() {
        move.held();
        arrived();
        cinder("in-use", "n9", "s2");
        assertThatThrownBy(() -> undo().returnVolumes(CHANGE, SERVER)).isInstanceOf(NotNow.class);
        cinder("in-use", "s2");
        move.cloud.volumes.taken.add("v1");
        assertThatThrownBy(() -> undo().returnVolumes(CHANGE, SERVER)).isInstanceOf(NotNow.class);
        undo().returnVolumes(CHANGE, SERVER);
        assertThat(servers()).containsExactly("s2", "s1");
    }

    @Test
    void theOldServerIsBackWhateverIsJustDoneToAnothers() {
        held();
        cinder("attaching", "s1", "s2");
        undo().startOld(CHANGE, SERVER);
        assertThat(move.crossing().begun(CHANGE, SERVER)).isFalse();
    }

    @Test
    void oneThatCouldNotBeGivenBackIsNotToBeMadeAvailable() {
        move.held();
        cinder("in-use", "s2");
        assertThatThrownBy(() -> undo().startOld(CHANGE, SERVER))
                .hasMessageContaining("v1, which others may have as well, is not on it")
                .hasMessageContaining("attach it at /dev/vdb")
                .hasMessageNotContaining("reset-state");
    }

    @Test
    void aNewServerOfNoUseGivesItUpInTurn() {
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.held();
        move.cloud.fresh(move.booted().with("v1"));
        move.cloud.port("1", "n9");
        cinder("detaching", "n9", "s2");
        assertThatThrownBy(() -> undo().removeNew(CHANGE, SERVER)).isInstanceOf(NotNow.class);
        assertThat(move.cloud.deviceOf("1")).isEqualTo("n9");
        cinder("in-use", "n9", "s2");
        undo().removeNew(CHANGE, SERVER);
        assertThat(servers()).containsExactly("s2");
        assertThat(move.newServers()).isEmpty();
    }

    private List<String> differences() {
        return new Comparison(move.crossing(), move.saved.get(), "n9").differences();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-use", "detaching", "attaching", "reserved"})
    void thatItIsOnTheNewServerIsProvenByCindersListWhateverIsDoneToTheOthers(String status) {
        move.cloud.fresh(ServerSample.server("n9").named(SERVER).with("v1"));
        cinder(status, "n9", "s2");
        assertThat(differences()).isEmpty();
    }

    @Test
    void oneThatIsOnOthersAloneHasNotCome() {
        move.cloud.fresh(ServerSample.server("n9").named(SERVER).with("v1"));
        cinder("reserved", "s2");
        assertThatThrownBy(this::differences)
                .isInstanceOf(CloudFailure.class)
                .hasMessageContaining("is still reserved");
        cinder("in-use", "s2");
        assertThat(differences()).containsExactly("device of volume v1 was vdb and is none");
    }

    @Test
    void oneThatIsOnBothIsADifference() {
        move.cloud.fresh(ServerSample.server("n9").named(SERVER).with("v1"));
        cinder("in-use", "n9", "s1", "s2");
        assertThat(differences()).containsExactly("volume v1 is still on the old server as well");
    }

    @Test
    void othersHaveItAsBeforeUnlessTheyHaveGivenItUpThemselves() {
        move.cloud.fresh(ServerSample.server("n9").named(SERVER).with("v1"));
        move.cloud.old(ServerSample.server("s2").with("v1"));
        cinder("in-use", "n9");
        assertThatThrownBy(this::differences)
                .isInstanceOf(CloudFailure.class)
                .hasMessageContaining("is on server s2 by Nova's word, and not by Cinder's");
        move.cloud.old(ServerSample.server("s2"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatHappenedIsWrittenOnce() {
        held();
        cinder("in-use", "s1", "s2");
        free();
        free();
        assertThat(move.passage().last(ServerAction.DETACH, "v1"))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(State.DONE));
    }
}
