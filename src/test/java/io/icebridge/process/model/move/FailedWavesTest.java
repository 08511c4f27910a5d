package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.process.BootFaults;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waves of two servers each, of which a fifth may fail, on a cloud where all fail. */
class FailedWavesTest extends OnMovingEngine {
    private static final int SERVERS = 6;
    private static final int WAVES = 3;
    private static final int WAVE = SERVERS / WAVES;
    private static final String ASKED = "judgeFailures";

    private final BootFaults boots = new BootFaults();
    private MovingCloud cloud;
    private MovingRun run;

    @BeforeEach
    void start() throws Exception {
        Shape shape = new Shape(SERVERS, WAVES, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = MovingCloud.nodeByNode(folder, shape, boots, 0.2);
        run = new MovingRun(engine, cloud, "WAVES");
        boots.fail();
        run.start();
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    private List<Task> asked() {
        return run.tasks().stream().filter(t -> t.getTaskDefinitionKey().equals(ASKED)).toList();
    }

    private long in(Move.State state) {
        return engine.bean(Moves.class).of("WAVES").stream()
                .filter(m -> m.state() == state)
                .count();
    }

    @Test
    void whatFailedAtTheEndOfOneWaveKeepsTheNextFromBeginning() {
        run.until(() -> !asked().isEmpty() && in(Move.State.CLAIMED) == 0);
        assertThat(in(Move.State.ASIDE)).isEqualTo(WAVE);
        assertThat(in(Move.State.PLANNED)).isEqualTo(SERVERS - WAVE);
        boots.succeed();
        run.decide(asked().get(0), "carryOn");
        run.until(() -> in(Move.State.MOVED) == SERVERS - WAVE);
        assertThat(asked()).isEmpty();
        run.tasks().forEach(task -> run.decide(task, "retry"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void whatIsSettledCountsNoMore() {
        run.until(() -> !asked().isEmpty() && in(Move.State.CLAIMED) == 0);
        boots.succeed();
        run.tasks().stream()
                .filter(t -> !t.getTaskDefinitionKey().equals(ASKED))
                .forEach(task -> run.decide(task, "retry"));
        run.until(() -> in(Move.State.MOVED) == WAVE);
        run.decide(asked().get(0), "carryOn");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }
}
