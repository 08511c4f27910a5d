package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of a server group stand in it again, in a region that knew nothing of it. */
class MovedGroupsTest extends OnMovingEngine {
    private static final int SERVERS = 4;

    private final Unheard faults = new Unheard();
    private MovingCloud cloud;
    private MovingRun run;
    private PlantedGroup group;

    /** Answers to the making of groups get lost, and deletions in the old region are refused. */
    private static final class Unheard extends NoDeletion {
        private volatile int lost;

        Unheard() {
            super(false);
        }

        @Override
        public Fault after(String service, String method, String path) {
            return method.equals("POST") && path.endsWith("/os-server-groups") && lost-- > 0
                    ? Fault.of(Fault.Kind.DROP)
                    : Fault.NONE;
        }
    }

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private void prepare(NetworkKind network, String policy, int atOnce) throws Exception {
        Shape shape = new Shape(SERVERS, 2, 1, network, 5000, 1, true);
        // by their ids, so that not all of a group move one after another
        Moving moving = BeginningOrderTest.moving(false);
        cloud = new MovingCloud(folder, shape, faults, moving, atOnce);
        boolean apart = policy.equals("anti-affinity");
        List<Server> members = PlantedGroup.servers(cloud, 2, apart);
        group = PlantedGroup.of(cloud, "db", policy, members);
        run = new MovingRun(engine, cloud, "GROUPS");
    }

    private void prepare(String policy) throws Exception {
        prepare(NetworkKind.NEUTRON, policy, 2);
    }

    private long made() throws Exception {
        JsonNode calls = new ObjectMapper().readTree(cloud.simulated.books().get("calls").toURL());
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(c -> c.path("method").asText().equals("POST"))
                .filter(c -> c.path("path").asText().endsWith("/os-server-groups"))
                .count();
    }

    private void arrive() {
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(cloud.ledger().path("leftOver")).isEmpty();
        assertThat(group.carriedOver()).as("%s", PlantedGroup.there(cloud)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void serversThatWereKeptApartAreKeptApartByTheSameGroup(NetworkKind network) throws Exception {
        prepare(network, "anti-affinity", 2);
        run.start();
        arrive();
        assertThat(group.newNodes()).hasSize(2);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void serversThatWereKeptTogetherAreOnOneNodeAgain() throws Exception {
        prepare("affinity");
        run.start();
        arrive();
        assertThat(group.newNodes()).hasSize(1);
    }

    @Test
    void theGateNamesTheGroupAndItsServersAlsoWhenTheyHaveMoved() throws Exception {
        prepare("anti-affinity");
        String before = shown();
        assertThat(before).contains("server group db (anti-affinity)", "POST os-server-groups");
        assertThat(group.members()).allMatch(s -> before.contains(s.name() + " (" + s.id() + ")"));
        run.start();
        arrive();
        String row = "made anew in project";
        assertThat(after(shown(), row)).isEqualTo(after(before, row));
    }

    private static String after(String text, String words) {
        String rest = text.substring(text.indexOf(words));
        return rest.substring(0, rest.indexOf('"'));
    }

    private String shown() {
        return engine.bean(EvidenceSources.class).collect("GROUPS", "move", "").json();
    }

    @Test
    void aGroupWhoseMakingWasNeverAnsweredIsFoundAndNotMadeTwice() throws Exception {
        prepare("anti-affinity");
        faults.lost = 1;
        run.start();
        arrive();
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void aGroupOfItsOwnersInTheNewRegionIsNotTakenForIt() throws Exception {
        prepare("anti-affinity");
        String own =
                Client.member(cloud.simulated, "shop")
                        .fresh(
                                "POST",
                                "/os-server-groups",
                                "{\"server_group\": {\"name\": \"db\", \"policies\":"
                                        + " [\"anti-affinity\"]}}")
                        .json()
                        .at("/server_group/id")
                        .asText();
        faults.lost = 1;
        run.start();
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(PlantedGroup.there(cloud)).hasSize(2);
        assertThat(PlantedGroup.there(cloud))
                .filteredOn(g -> g.path("id").asText().equals(own))
                .singleElement()
                .satisfies(g -> assertThat(g.path("members")).isEmpty());
    }

    @Test
    void aServerForWhichTheGroupLeavesNoNodeIsNotTouched() throws Exception {
        prepare(NetworkKind.NEUTRON, "anti-affinity", 1);
        run.start();
        run.until(() -> moved() > 0);
        String taken = group.newNodes().iterator().next();
        String other = taken.equals("cmp-new-1") ? "cmp-new-2" : "cmp-new-1";
        cloud.cloud.changing().nodes(Side.NEW).disable(other, "for the test");
        run.until(() -> !run.tasks().isEmpty());
        Task task = run.tasks().get(0);
        assertThat(engine.engine.getTaskService().getVariable(task.getId(), "failureMessage"))
                .asString()
                .contains("server group db", "no node");
        assertThat(cloud.cloud.compute(Side.OLD).server(run.server(task)).orElseThrow().status())
                .isEqualTo("ACTIVE");
        cloud.cloud.changing().nodes(Side.NEW).enable(other);
        run.decide(task, "retry");
        arrive();
        assertThat(group.newNodes()).hasSize(2);
    }

    /** Of the group. */
    private long moved() {
        List<String> ids = group.members().stream().map(Server::id).toList();
        return engine.bean(Moves.class).of("GROUPS").stream()
                .filter(m -> ids.contains(m.serverId()) && m.state() == Move.State.MOVED)
                .count();
    }

    @Test
    void aGroupWhoseServersAreAllBackIsRemovedAgain() throws Exception {
        prepare("affinity");
        faults.on = true;
        run.start();
        while (!run.over()) {
            run.until(() -> run.over() || !run.tasks().isEmpty());
            run.tasks().forEach(task -> run.decide(task, halfAcross(task) ? "undo" : "leave"));
        }
        assertThat(made()).isEqualTo(1);
        assertThat(PlantedGroup.there(cloud)).isEmpty();
        assertThat(cloud.ledger().path("leftOver")).isEmpty();
        MoveServersTest.nothingAmiss(cloud.ledger());
    }

    private boolean halfAcross(Task task) {
        return !cloud.cloud
                .compute(Side.OLD)
                .server(run.server(task))
                .orElseThrow()
                .status()
                .equals("ACTIVE");
    }
}
