package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.MoveSample.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Move.State;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of moves. */
class MovesTest {
    private static final String CHANGE = "CHG1";
    private static final Reason LOCKED = new Reason("locked", "its owner has locked it", "ask");
    private static final Reason FLAVOR = new Reason("flavor", "its flavor 7 is deleted", "again");

    private final Moves moves = new MovingTables().moves;

    private Move s1() {
        return moves.of(CHANGE, "s1");
    }

    @Test
    void aMoveIsKeptWithAllItsReasons() {
        Move move = move("s1", "n1", "REFUSED", LOCKED, FLAVOR);
        moves.plan(CHANGE, move);
        assertThat(s1()).isEqualTo(move);
    }

    @Test
    void whatWasNotBegunIsBroughtUpToDate() {
        moves.plan(CHANGE, move("s1", "n1", "REFUSED", LOCKED));
        moves.plan(CHANGE, move("s1", "n2", "SNAPSHOT"));
        assertThat(s1()).isEqualTo(move("s1", "n2", "SNAPSHOT"));
        assertThat(moves.of(CHANGE)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "PLANNED")
    void whatWasBegunKeepsItsWayAndOnlyItsPlaceIsBroughtUpToDate(State state) {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        moves.state(CHANGE, "s1", state);
        moves.plan(CHANGE, move("s1", "n2", "REFUSED", LOCKED));
        assertThat(s1().method()).isEqualTo("SNAPSHOT");
        assertThat(s1().reasons()).isEmpty();
        assertThat(s1().node()).isEqualTo("n2");
        assertThat(s1().state()).isEqualTo(state);
    }

    @Test
    void aServerThatIsLookedAtAnewGetsItsWayWhateverItsState() {
        moves.plan(CHANGE, move("s1", "n1", "REFUSED", LOCKED));
        moves.state(CHANGE, "s1", State.ASIDE);
        moves.replan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        assertThat(s1().method()).isEqualTo("SNAPSHOT");
        assertThat(s1().reasons()).isEmpty();
        assertThat(s1().state()).isEqualTo(State.ASIDE);
    }

    @Test
    void howLongAMoveIsMayChangeUntilItIsBegun() {
        moves.plan(CHANGE, MoveSample.lasting("s1", "n1", 3));
        moves.plan(CHANGE, MoveSample.lasting("s1", "n1", 7));
        assertThat(s1().length()).isEqualTo(7);
        moves.state(CHANGE, "s1", State.RELEASING);
        moves.plan(CHANGE, MoveSample.lasting("s1", "n1", 2));
        assertThat(s1().length()).isEqualTo(7);
        moves.replan(CHANGE, MoveSample.lasting("s1", "n1", 5));
        assertThat(s1().length()).isEqualTo(5);
    }

    @Test
    void changesDoNotSeeEachOthersServers() {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        assertThat(moves.of("CHG2")).isEmpty();
        assertThatThrownBy(() -> moves.of("CHG2", "s1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("change CHG2 has no server s1");
    }

    @Test
    void aServerIsClaimedByOneSlotOnly() {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        assertThat(moves.claim(CHANGE, "s1", 3)).isTrue();
        assertThat(moves.claim(CHANGE, "s1", 4)).isFalse();
        assertThat(s1().slot()).isEqualTo(3);
        assertThat(s1().state()).isEqualTo(State.CLAIMED);
    }

    @Test
    void aWaveTakesTheNodesServersThatNobodyHasBegun() {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        moves.plan(CHANGE, move("s2", "n1", "WAIT"));
        moves.plan(CHANGE, move("s3", "n1", "SNAPSHOT"));
        moves.plan(CHANGE, move("s4", "n2", "SNAPSHOT"));
        moves.state(CHANGE, "s3", State.MOVED);
        moves.assign(CHANGE, "n1", 5);
        assertThat(moves.unclaimed(CHANGE, 5)).containsExactly("s1", "s2");
        assertThat(moves.atStake(CHANGE, 5)).isEqualTo(1);
    }

    @Test
    void whatSlotsHadThatNoLongerExistIsGivenBack() {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        moves.plan(CHANGE, move("s2", "n1", "SNAPSHOT"));
        moves.assign(CHANGE, "n1", 1);
        moves.claim(CHANGE, "s1", 0);
        moves.state(CHANGE, "s2", State.ASIDE);
        moves.unclaimAll(CHANGE);
        assertThat(s1()).isEqualTo(move("s1", "n1", "SNAPSHOT"));
        assertThat(moves.of(CHANGE, "s2").state()).isEqualTo(State.ASIDE);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aChangeIsUnfinishedUntilEachServerIsOver(State state) {
        moves.plan(CHANGE, move("s1", "n1", "SNAPSHOT"));
        moves.state(CHANGE, "s1", state);
        assertThat(moves.unfinished().contains(CHANGE)).isNotEqualTo(state.over());
    }

    @Test
    void onlySnapshotVolumeAndRedeployNeedNobody() {
        assertThat(move("s1", "n1", "SNAPSHOT").byItself()).isTrue();
        assertThat(move("s1", "n1", "VOLUME").byItself()).isTrue();
        assertThat(move("s1", "n1", "REDEPLOY").byItself()).isTrue();
        assertThat(move("s1", "n1", "WAIT").byItself()).isFalse();
        assertThat(move("s1", "n1", "BY_HAND").byItself()).isFalse();
        assertThat(move("s1", "n1", "REFUSED").byItself()).isFalse();
    }

    @Test
    void peopleMustKnowOfWhatDoesNotGoByItselfAndOfWhatSomebodyAnswersFor() {
        assertThat(move("s1", "n1", "SNAPSHOT").notable()).isFalse();
        assertThat(move("s1", "n1", "SNAPSHOT", LOCKED).notable()).isTrue();
        assertThat(move("s1", "n1", "WAIT").notable()).isTrue();
    }

    @Test
    void aMoveTellsWhyItGoesThatWayAndEveryReasonWithWhatHelps() {
        assertThat(move("s1", "n1", "SNAPSHOT").told()).isEqualTo("It is so.");
        assertThat(move("s1", "n1", "REFUSED", LOCKED).told())
                .isEqualTo("It is so. Reasons: its owner has locked it (ask)");
        assertThat(move("s1", "n1", "REFUSED", LOCKED, FLAVOR).told())
                .isEqualTo(
                        "It is so. Reasons: 1. its owner has locked it (ask); 2. its flavor 7 is"
                                + " deleted (again)");
    }
}
