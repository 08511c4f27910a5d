package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.JournalLines.Line;
import io.icebridge.journal.Key;
import io.icebridge.journal.Said;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the way back leaves in the journal, by which whoever dies in its midst goes on. */
class WayBackWrittenTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    private void startOld() {
        new MoveUndo(move.crossing()).startOld(CHANGE, SERVER);
    }

    @Test
    void afterItNothingOfTheMoveCountsAsDoneAndAllOfItIsStillWritten() {
        move.held();
        move.done(ServerAction.PARK);
        int written = move.passage().all().size();
        startOld();
        assertThat(move.crossing().begun(CHANGE, SERVER)).isFalse();
        assertThat(move.state(ServerAction.PARK)).contains(State.ANEW);
        assertThat(move.passage().all()).hasSizeGreaterThanOrEqualTo(written);
    }

    @Test
    void nothingIsForgottenWhileSomethingIsStillToBeTakenAway() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.keepsImages = true;
        assertThatThrownBy(this::startOld).hasMessageContaining("could not be deleted");
        assertThat(move.crossing().begun(CHANGE, SERVER)).isTrue();
        assertThat(move.state(ServerAction.LOCK)).contains(State.DONE);
    }

    @Test
    void whatWasFoundOnTheOldServerIsWrittenDown() {
        move.held();
        startOld();
        assertThat(move.passage().all())
                .filteredOn(e -> e.key().part().equals("compare"))
                .extracting(e -> e.result(Said.class).map(Said::text).orElse(e.why()))
                .containsExactly("all that was its own is on it", "the move was undone");
    }

    @Test
    void whatWasDoneIsBegunAgainOnlyAfterItWasAnnounced() {
        move.held();
        move.proven(Samples.image("i9", "p"), Instant.EPOCH);
        move.cloud.keepsImages = true;
        assertThatThrownBy(this::startOld).hasMessageContaining("could not be deleted");
        move.cloud.keepsImages = false;
        move.cloud.deaf = true;
        assertThatThrownBy(this::startOld).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.later();
        startOld();
        assertThat(begunUnannounced()).isEmpty();
        assertThat(move.written()).extracting(Line::state).contains(State.ANEW);
    }

    private List<Key> begunUnannounced() {
        Map<Key, State> last = new HashMap<>();
        return move.written().stream()
                .filter(
                        line ->
                                last.put(line.key(), line.state()) == State.DONE
                                        && line.state() == State.BEGUN)
                .map(Line::key)
                .toList();
    }
}
