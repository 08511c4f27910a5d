package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.move.Hold;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Wanted;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners go on booting servers after the approval; none is left behind, none moves unasked. */
class NewServersTest extends OnMovingEngine {
    private static final int SERVERS = 4;

    private static int changes;

    private MovingCloud cloud;
    private MovingRun run;

    @BeforeEach
    void anApprovedMoveOfServersOnTwoNodes() throws Exception {
        Shape shape = new Shape(SERVERS, 2, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = MovingCloud.nodeByNode(folder, shape, Faults.none(), 1);
        run = new MovingRun(engine, cloud, "NEW-" + ++changes);
    }

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private List<Server> old() {
        return cloud.cloud.compute(Side.OLD).servers();
    }

    private List<Move> moves() {
        return engine.bean(Moves.class).of(run.change());
    }

    private long moved() {
        return moves().stream().filter(m -> m.state() == Move.State.MOVED).count();
    }

    private Client owner() {
        String project = cloud.ledger().path("servers").path(0).path("project").asText();
        return cloud.cloud.identity().projects().stream()
                .filter(p -> p.id().equals(project) || p.name().equals(project))
                .map(p -> Client.member(cloud.simulated, p.name()))
                .findFirst()
                .orElseThrow();
    }

    private String boots(Client who, String more) {
        String image =
                who.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();
        String body =
                """
                {"server": {"name": "late", %s "flavorRef": "1", "imageRef": "%s"}}
                """
                        .formatted(more, image);
        String id = who.old("POST", "/servers", body).json().at("/server/id").asText();
        Client.await(
                () -> who.old("GET", "/servers/" + id, null).json().path("server"),
                s -> !s.path("status").asText().equals("BUILD"));
        return id;
    }

    private String said(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    private void asksAboutAndMoves(String late) {
        run.until(() -> moved() == SERVERS && run.tasks().size() == 1);
        Task task = run.tasks().get(0);
        assertThat(run.server(task)).isEqualTo(late);
        assertThat(said(task)).contains("nothing of it was approved");
        run.decide(task, "retry");
        run.toTheEnd();
        assertThat(old()).isEmpty();
        MoveServersTest.allMoved(cloud.ledger());
    }

    /** One server of each node is held back, so that no wave ends before the test lets it. */
    private List<Whom> eachNodeHeldUp() {
        List<Whom> held =
                moves().stream()
                        .collect(Collectors.toMap(Move::node, Move::serverId, (a, b) -> a))
                        .values()
                        .stream()
                        .map(id -> new Whom(Whom.Kind.SERVER, id))
                        .toList();
        Wanted wanted = new Wanted("oscar", Instant.EPOCH, "as tested");
        held.forEach(whom -> window().hold(run.change(), new Hold(whom, wanted)));
        return held;
    }

    private Window window() {
        return engine.bean(Window.class);
    }

    private void letGo(List<Whom> held) {
        held.forEach(whom -> window().letGo(run.change(), whom));
    }

    @Test
    void oneOnANodeOfALaterWaveIsAskedAboutAndThenMoves() {
        List<Whom> held = eachNodeHeldUp();
        run.start();
        run.until(() -> moved() == 1);
        String late = boots(owner(), "");
        letGo(held);
        asksAboutAndMoves(late);
    }

    @Test
    void oneOnANodeThatWasEmptiedAndOpenedAgainIsAskedAboutAndThenMoves() {
        List<Whom> held = eachNodeHeldUp();
        run.start();
        run.until(() -> moved() == 1);
        letGo(held.stream().filter(whom -> isOnFirstNode(whom.name())).toList());
        run.until(() -> moved() == 3);
        String emptied =
                moves().stream().collect(Collectors.groupingBy(Move::node)).entrySet().stream()
                        .filter(n -> n.getValue().stream().allMatch(m -> m.state().over()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
        cloud.cloud.changing().nodes(Side.OLD).enable(emptied);
        String late = boots(owner(), "");
        assertThat(cloud.cloud.compute(Side.OLD).server(late).orElseThrow().node())
                .isEqualTo(emptied);
        letGo(held);
        asksAboutAndMoves(late);
    }

    private boolean isOnFirstNode(String server) {
        String node = engine.bean(Moves.class).of(run.change(), server).node();
        return moves().stream()
                .anyMatch(m -> m.node().equals(node) && m.state() == Move.State.MOVED);
    }

    @Test
    void oneThatStaysKeepsItsNodeAndEndsTheChange() {
        List<Whom> held = eachNodeHeldUp();
        run.start();
        run.until(() -> moved() == 1);
        String late = boots(owner(), "");
        letGo(held);
        run.until(() -> moved() == SERVERS && run.tasks().size() == 1);
        run.decide(run.tasks().get(0), "leave");
        run.toTheEnd();
        assertThat(old()).extracting(Server::id).containsExactly(late);
    }

    @Test
    void oneThatWasNeverPlacedOnANodeIsSettledByAPerson() {
        String homeless =
                boots(Client.admin(cloud.simulated), "\"availability_zone\": \"nova:cmp-99\",");
        run.start();
        run.until(() -> moved() == SERVERS && run.tasks().size() == 1);
        Task task = run.tasks().get(0);
        assertThat(run.server(task)).isEqualTo(homeless);
        assertThat(said(task)).startsWith("it is on no node").contains("ERROR");
        assertThat(run.over()).isFalse();
        run.decide(task, "leave");
        run.toTheEnd();
        assertThat(engine.bean(Moves.class).of(run.change(), homeless).state())
                .isEqualTo(Move.State.LEFT);
    }

    @Test
    void oneThatCountsAsMovedButIsThereIsAnIncidentAndNotWavesWithoutEnd() {
        List<Whom> held = eachNodeHeldUp();
        run.start();
        run.until(() -> moved() == 1);
        String there = held.get(0).name();
        engine.bean(Moves.class).state(run.change(), there, Move.State.MOVED);
        letGo(held);
        run.until(() -> run.tasks().size() == 1 && moved() == SERVERS);
        Task task = run.tasks().get(0);
        assertThat(task.getTaskDefinitionKey()).isEqualTo("decideOnMoves");
        assertThat(said(task)).contains(there, "is still there", "though the plan has it as moved");
        engine.bean(Moves.class).state(run.change(), there, Move.State.PLANNED);
        run.decide(task, "retry");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }
}
