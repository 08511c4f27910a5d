package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.process.BootFaults;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cloud file lets half of a wave's servers fail. */
class FailedShareTest extends OnMovingEngine {
    private static final int SERVERS = 8;
    private static final String ASKED = "judgeFailures";

    private final BootFaults boots = new BootFaults();
    private MovingCloud cloud;
    private MovingRun run;

    @BeforeEach
    void start() throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, MovingCloud.usual(), 2, 0.5, null);
        run = new MovingRun(engine, cloud, "SHARE");
        boots.fail();
        run.start();
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    private List<Task> tasks(String key) {
        return run.tasks().stream().filter(t -> t.getTaskDefinitionKey().equals(key)).toList();
    }

    private long in(Move.State state) {
        return engine.bean(Moves.class).of("SHARE").stream()
                .filter(m -> m.state() == state)
                .count();
    }

    private void untilAskedAndAtRest() {
        run.until(() -> !tasks(ASKED).isEmpty() && in(Move.State.CLAIMED) == 0);
    }

    private String shown() {
        return String.valueOf(
                engine.engine
                        .getTaskService()
                        .getVariable(tasks(ASKED).get(0).getId(), "failureDetails"));
    }

    @Test
    void whenMoreFailNoOtherIsBegunUntilAnOperatorCarriesOn() {
        untilAskedAndAtRest();
        assertThat(in(Move.State.ASIDE)).isBetween(5L, 6L);
        assertThat(in(Move.State.PLANNED)).isEqualTo(SERVERS - in(Move.State.ASIDE));
        assertThat(tasks(ASKED)).hasSize(1);
        assertThat(engine.bean(Window.class).of("SHARE").failed())
                .filteredOn(shown()::contains)
                .hasSizeBetween(5, 6);
        boots.succeed();
        run.decide(tasks(ASKED).get(0), "carryOn");
        run.until(() -> in(Move.State.PLANNED) == 0 && in(Move.State.CLAIMED) == 0);
        assertThat(tasks(ASKED)).isEmpty();
        run.tasks().forEach(task -> run.decide(task, "retry"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void itIsAskedOnceThoughTheProcessDiesAtEveryPointOfAsking() {
        engine.death.comesAt(point -> point.matches("(setAside|claimServer|showFailed).*"));
        untilAskedAndAtRest();
        assertThat(run.deaths()).isPositive();
        assertThat(tasks(ASKED)).hasSize(1);
        assertThat(in(Move.State.PLANNED)).isEqualTo(SERVERS - in(Move.State.ASIDE)).isPositive();
    }

    @Test
    void stoppingEndsTheChangeAndLeavesTheOthersInPlace() {
        untilAskedAndAtRest();
        long untouched = in(Move.State.PLANNED);
        run.decide(tasks(ASKED).get(0), "stop");
        run.toTheEnd();
        assertThat(in(Move.State.PLANNED)).isEqualTo(untouched).isPositive();
        assertThat(in(Move.State.CLAIMED)).isZero();
        for (Move move : engine.bean(Moves.class).of("SHARE")) {
            if (move.state() == Move.State.PLANNED) {
                assertThat(stateOf(move.serverId())).isEqualTo("in-place");
            }
        }
    }

    private String stateOf(String server) {
        for (JsonNode one : cloud.ledger().path("servers")) {
            if (one.path("oldId").asText().equals(server)) {
                return one.path("state").asText();
            }
        }
        return "unknown";
    }
}
