package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.move.Definition;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every server is left to a person, who does what the task lists. */
class HandMoveTest extends OnMovingEngine {
    private static final int EVERY_KIND = 8;
    private static final Choice BY_HAND =
            new Choice("", "", "", "", "", "by-hand", null, "its owner wants to look on");

    private static int changes;

    private MovingCloud cloud;
    private MovingRun run;

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private void start(NetworkKind network, int servers) throws Exception {
        Moving moving = TestMoving.usual().releaseWait(0).choices(List.of(BY_HAND)).made();
        Shape shape = new Shape(servers, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, Faults.none(), moving, 2);
        run = new MovingRun(engine, cloud, "HAND-" + ++changes);
        run.start();
    }

    private void allAreAsked(int servers) {
        run.until(() -> run.tasks().size() == servers);
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void whoDoesWhatTheTaskListsPassesTheCheckAndNothingIsLost(NetworkKind network)
            throws Exception {
        start(network, EVERY_KIND);
        allAreAsked(EVERY_KIND);
        for (Task task : run.tasks()) {
            run.decide(task, "byHand", Map.of("newServerId", moved(task)));
        }
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(engine.bean(Moves.class).of(run.change()))
                .hasSize(EVERY_KIND)
                .allMatch(m -> m.state() == Move.State.MOVED_BY_HAND && m.newId() != null);
    }

    @Test
    void theCheckIsMadeThroughADeathAtEveryPoint() throws Exception {
        start(NetworkKind.NEUTRON, 2);
        engine.death.comesAt(point -> !point.startsWith("watching"));
        allAreAsked(2);
        int before = run.deaths();
        for (Task task : run.tasks()) {
            run.decide(task, "byHand", Map.of("newServerId", moved(task)));
        }
        run.toTheEnd();
        System.out.printf(
                "by hand: died at %d points before it and %d after%n",
                before, run.deaths() - before);
        assertThat(run.deaths() - before).isGreaterThan(10);
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void nobodysWordIsTakenForIt() throws Exception {
        start(NetworkKind.NEUTRON, 1);
        allAreAsked(1);
        Task task = run.tasks().get(0);
        assertThatThrownBy(() -> run.decide(task, "byHand", Map.of("newServerId", " ")))
                .hasStackTraceContaining("Give the id of the server");
        run.decide(task, "byHand", Map.of("newServerId", "d0e5f2f4"));
        run.until(() -> run.tasks().size() == 1);
        assertThat(said()).contains("server d0e5f2f4 is not in the new region");
        String newServer = moved(run.tasks().get(0));
        cloud.cloud.changing().compute(Side.NEW).setMetadata(newServer, Map.of("role", "another"));
        run.decide(run.tasks().get(0), "byHand", Map.of("newServerId", newServer));
        run.until(() -> run.tasks().size() == 1);
        assertThat(said()).contains("metadata was", "role=another");
        run.decide(
                run.tasks().get(0),
                "byHand",
                Map.of("newServerId", newServer, "acceptDifferences", true));
        run.toTheEnd();
        Move move = engine.bean(Moves.class).of(run.change()).get(0);
        assertThat(
                        engine.bean(Journal.class)
                                .last(new Change(run.change()), move.subject(), "checkByHand"))
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.result())
                                        .contains("oscar: as tested", "role=another"));
    }

    @Test
    void whatWasTakenApartByHandIsStillHeldToWhatItWasAtFirst() throws Exception {
        start(NetworkKind.NEUTRON, 1);
        allAreAsked(1);
        Task task = run.tasks().get(0);
        Definition before = saved(task);
        before.ports().forEach(p -> cloud.cloud.changing().network().park(p.id()));
        run.decide(task, "retry");
        run.until(() -> run.tasks().size() == 1);
        assertThat(saved(run.tasks().get(0))).isEqualTo(before);
        assertThat(rows(run.tasks().get(0), "serverState", "value")).contains("free");
        run.decide(run.tasks().get(0), "byHand", Map.of("newServerId", moved(run.tasks().get(0))));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    private String said() {
        return (String)
                engine.engine
                        .getTaskService()
                        .getVariable(run.tasks().get(0).getId(), "failureMessage");
    }

    private Definition saved(Task task) {
        return engine.bean(Definitions.class).of(run.change(), run.server(task));
    }

    /** Carries out what the task lists. */
    private String moved(Task task) {
        Definition saved = saved(task);
        KeyPair key = new KeyPair(saved.server().keyName(), saved.facts().publicKey());
        return new Person(cloud, key).carryOut(rows(task, "handSteps", "command"));
    }

    private List<String> rows(Task task, String variable, String column) {
        SpinJsonNode rows =
                (SpinJsonNode) engine.engine.getTaskService().getVariable(task.getId(), variable);
        return rows.elements().stream().map(row -> row.prop(column).stringValue()).toList();
    }
}
