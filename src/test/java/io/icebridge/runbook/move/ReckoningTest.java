package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Move.State;
import org.junit.jupiter.api.Test;

/** Before a change ends, its plan and the old region must tell the same. */
class ReckoningTest {
    private static final String CHANGE = "CHG1";

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();

    private void mustBalance() {
        new Reckoning(cloud.port(), tables.moves).mustBalance(CHANGE);
    }

    private void planned(String server, State state) {
        tables.moves.plan(CHANGE, MoveSample.move(server, "n1", "SNAPSHOT"));
        tables.moves.state(CHANGE, server, state);
    }

    private void there(String server) {
        cloud.old.servers.add(ServerSample.server(server).on("n1").get());
    }

    @Test
    void whatHasMovedOrIsGoneIsNotThereAndWhatStaysMayBe() {
        planned("s1", State.MOVED);
        planned("s2", State.GONE);
        planned("s3", State.LEFT);
        planned("s4", State.LEFT);
        there("s3");
        assertThatCode(this::mustBalance).doesNotThrowAnyException();
    }

    @Test
    void aServerOfWhichThePlanDoesNotKnowIsNamed() {
        there("s9");
        assertThatThrownBy(this::mustBalance)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("(s9) on n1 came after the plan was made")
                .hasMessageContaining("retry");
    }

    @Test
    void aServerThatMovedAndIsStillThereIsNamed() {
        planned("s1", State.MOVED_BY_HAND);
        there("s1");
        assertThatThrownBy(this::mustBalance)
                .hasMessageContaining(
                        "(s1) is still there on n1, though the plan has it as moved by hand");
    }

    @Test
    void aServerThatNobodyHasSettledIsNamedWhetherItIsThereOrNot() {
        planned("s1", State.ASIDE);
        there("s1");
        planned("s2", State.PLANNED);
        assertThatThrownBy(this::mustBalance)
                .hasMessageContaining("on 2 servers")
                .hasMessageContaining("(s1) is still there on n1, and nobody has settled it")
                .hasMessageContaining("(s2) is gone, and nobody has settled it");
    }
}
