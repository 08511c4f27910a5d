package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A slot is at one server after another, and nobody waits for a server that nobody misses. */
class MoveSlotTest extends OnMovingEngine {
    private static final int SERVERS = 4;

    /** Who sees the states of all servers after each step. */
    private void move(String change, int releasesAtOnce, Predicate<List<Move.State>> seen)
            throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        try (MovingCloud cloud = MovingCloud.oneByOne(folder, shape, releasesAtOnce)) {
            MovingRun run = new MovingRun(engine, cloud, change);
            run.start();
            run.until(() -> run.over() || seen.test(states(change)));
            assertThat(run.over()).isEqualTo(releasesAtOnce == 1);
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
        }
    }

    private List<Move.State> states(String change) {
        return engine.bean(Moves.class).of(change).stream().map(Move::state).toList();
    }

    private static boolean nextWhileOldOnesGo(List<Move.State> states) {
        return states.contains(Move.State.RELEASING) && states.contains(Move.State.CLAIMED);
    }

    @Test
    void itTakesItsNextServerWhileTheOldOneOfTheLastStillGoes() throws Exception {
        move("SLOT-1", 100, MoveSlotTest::nextWhileOldOnesGo);
    }

    @Test
    void itDoesNotWhileAsManyOldOnesAsMayGoAtOnceAreGoing() throws Exception {
        move("SLOT-2", 1, MoveSlotTest::nextWhileOldOnesGo);
    }
}
