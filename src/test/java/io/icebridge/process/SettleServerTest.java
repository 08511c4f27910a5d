package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.NetworkKind;
import io.icebridge.simulator.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettleServerTest {
    private static final int EVERY_KIND = 8;

    private static MovingEngine engine;
    private static int changes;

    private final BootFaults boots = new BootFaults();
    private MovingCloud cloud;
    private MovingRun run;

    @TempDir Path folder;

    @BeforeAll
    static void anEngine() {
        engine = new MovingEngine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @AfterEach
    void end() throws Exception {
        engine.death.comesAt(point -> false);
        cloud.close();
    }

    private void start(NetworkKind network, Moving moving) throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, moving, 2);
        run = new MovingRun(engine, cloud, "SETTLE-" + ++changes);
        run.start();
    }

    private void everyServerIsAside() {
        run.until(() -> run.tasks().size() == EVERY_KIND);
    }

    private void decideOnAll(String decision) {
        run.tasks().forEach(task -> run.decide(task, decision));
    }

    @Test
    void serversWhoseBootFailedArriveWhenTheyAreTriedAgain() throws Exception {
        boots.fail();
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        everyServerIsAside();
        boots.succeed();
        decideOnAll("retry");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void serversWhoseBootFailedUnderNovaNetworkArriveWhenTheyAreTriedAgain() throws Exception {
        boots.fail();
        start(NetworkKind.NOVA_NETWORK, MovingCloud.usual());
        everyServerIsAside();
        boots.succeed();
        decideOnAll("retry");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void anUndoneServerIsBackAsItWasAndStays() throws Exception {
        undoAll(NetworkKind.NEUTRON);
    }

    @Test
    void anUndoneServerIsBackAsItWasUnderNovaNetwork() throws Exception {
        undoAll(NetworkKind.NOVA_NETWORK);
    }

    @Test
    void anUndoneServerIsBackThroughADeathAtEveryPointOfTheWay() throws Exception {
        engine.death.comesAt(point -> point.matches("(remove|return|start|retry).*"));
        undoAll(NetworkKind.NEUTRON);
        assertThat(run.deaths()).isPositive();
        System.out.printf("undo: died at %d points%n", run.deaths());
    }

    /** What had to be deleted first can only go on; everything else goes back. */
    private void undoAll(NetworkKind network) throws Exception {
        boots.fail();
        start(network, MovingCloud.usual());
        everyServerIsAside();
        boots.succeed();
        for (Task task : run.tasks()) {
            run.decide(task, deletedFirst(task) ? "retry" : "undo");
        }
        run.until(() -> run.tasks().size() == EVERY_KIND - 1 && states("moved") == 1);
        decideOnAll("leave");
        run.toTheEnd();
        JsonNode ledger = cloud.ledger();
        MoveServersTest.nothingAmiss(ledger);
        assertThat(states("in-place")).isEqualTo(EVERY_KIND - 1);
        assertThat(states("moved")).isEqualTo(1);
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
    }

    private long states(String state) {
        return StreamSupport.stream(cloud.ledger().path("servers").spliterator(), false)
                .filter(s -> s.path("state").asText().equals(state))
                .count();
    }

    private boolean deletedFirst(Task task) {
        return cloud.cloud.compute(Side.OLD).server(run.server(task)).isEmpty();
    }

    @Test
    void aServerThatIsHeldBackMovesWhenItIsLetGo() throws Exception {
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        String held = cloud.cloud.compute(Side.OLD).servers().get(0).id();
        Window window = engine.bean(Window.class);
        window.holdBack("server " + held, true);
        run.until(() -> states("moved") == EVERY_KIND - 1);
        assertThat(engine.bean(Moves.class).of(run.change(), held).state())
                .isEqualTo(Move.State.PLANNED);
        window.holdBack("server " + held, false);
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void aServerThatWaitsForItsOwnerHoldsUpNoOther() throws Exception {
        Choice waits = new Choice("", "server-1", "", "", "", "wait", "its owner rebuilds it");
        start(NetworkKind.NEUTRON, new Moving(false, false, "admin", 7, 0, List.of(waits)));
        run.until(() -> states("moved") == EVERY_KIND - 1);
        Moves moves = engine.bean(Moves.class);
        Move waiting =
                moves.of(run.change()).stream()
                        .filter(m -> m.serverName().equals("server-1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(waiting.method()).isEqualTo("WAIT");
        cloud.cloud.as(waiting.projectId()).compute(Side.OLD).delete(waiting.serverId());
        run.toTheEnd();
        assertThat(moves.of(run.change(), waiting.serverId()).state()).isEqualTo(Move.State.GONE);
    }
}
