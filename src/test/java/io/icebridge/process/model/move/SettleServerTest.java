package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.approval.Decisions;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.cloudfile.Waiting;
import io.icebridge.runbook.move.Hold;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Wanted;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class SettleServerTest extends Settling {
    @Test
    void serversWhoseBootFailedArriveWhenTheyAreTriedAgain() throws Exception {
        boots.fail();
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        everyServerIsAside();
        run.tasks().forEach(this::saysWhichServerItIs);
        assertThat(outages()).isEqualTo(run.tasks().stream().filter(this::down).count());
        assertThat(outages()).isPositive();
        boots.succeed();
        decideOnAll("retry");
        assertThat(outages()).isZero();
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    private void saysWhichServerItIs(Task task) {
        Object heading = engine.engine.getTaskService().getVariable(task.getId(), "heading");
        assertThat(task.getName()).matches("Decide on server: .+ \\(SETTLE-\\d+\\)");
        assertThat(heading.toString())
                .contains("/servers/" + run.server(task), "project", "owner", "waits since");
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
        undoAll(NetworkKind.NEUTRON, null);
    }

    @Test
    void anUndoneServerIsBackAsItWasUnderNovaNetwork() throws Exception {
        undoAll(NetworkKind.NOVA_NETWORK, null);
    }

    @Test
    void anUndoneServerIsBackThroughADeathAtEveryPointOfTheWay() throws Exception {
        engine.death.comesAt(point -> point.matches("(remove|return|start|retry).*"));
        undoAll(NetworkKind.NEUTRON, new OwnTime());
        assertThat(run.deaths()).isPositive();
        System.out.printf("undo: died at %d points%n", run.deaths());
    }

    /** What had to be deleted first can only go on; everything else goes back. */
    private void undoAll(NetworkKind network, OwnTime time) throws Exception {
        boots.fail();
        start(network, TestMoving.requestsLiving(MovingCloud.usual(), 0), time);
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

    @Test
    void aServerThatIsHalfAcrossIsNotLeftThere() throws Exception {
        boots.fail();
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        everyServerIsAside();
        for (Task task : run.tasks()) {
            boolean gone = deletedFirst(task);
            assertThatThrownBy(() -> run.decide(task, "leave"))
                    .hasStackTraceContaining(gone ? "Try again" : "Undo it first");
            if (gone) {
                assertThatThrownBy(() -> run.decide(task, "undo"))
                        .hasStackTraceContaining("no way back");
            }
            assertThat(seen(task)).contains("Not now: leave").contains("Safe now");
        }
        boots.succeed();
        decideOnAll("retry");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    private String seen(Task task) {
        return String.valueOf(
                engine.engine.getTaskService().getVariable(task.getId(), "serverState"));
    }

    @Test
    void anUndoOfAPausedServerThatNobodyTouchedWaitsForNothing() throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, MovingCloud.usual(), 2);
        String paused = paused();
        start();
        run.until(() -> run.tasks().size() == 1 && states("moved") == EVERY_KIND - 1);
        Task first = run.tasks().get(0);
        run.decide(first, "undo");
        run.until(() -> run.tasks().stream().anyMatch(t -> !t.getId().equals(first.getId())));
        assertThat(run.server(run.tasks().get(0))).isEqualTo(paused);
        assertThat(cloud.cloud.compute(Side.OLD).server(paused).orElseThrow().status())
                .isEqualTo("PAUSED");
        run.decide(run.tasks().get(0), "leave");
        run.toTheEnd();
    }

    private String paused() {
        Client admin = Client.admin(cloud.simulated);
        String server =
                cloud.cloud.compute(Side.OLD).servers().stream()
                        .filter(s -> s.status().equals("ACTIVE"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        admin.old("POST", "/servers/" + server + "/action", "{\"pause\": null}");
        Client.await(
                () -> admin.old("GET", "/servers/" + server, null).json().path("server"),
                s -> s.path("status").asText().equals("PAUSED"));
        return server;
    }

    @Test
    void aRefusedServerThatItsOwnerHasDeletedDoesNotKeepItsNode() throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, MovingCloud.usual(), 2);
        String paused = paused();
        start();
        run.until(() -> run.tasks().size() == 1 && states("moved") == EVERY_KIND - 1);
        cloud.cloud.changing().compute(Side.OLD).delete(paused);
        run.until(() -> cloud.cloud.compute(Side.OLD).servers().isEmpty());
        run.decide(run.tasks().get(0), "leave");
        run.toTheEnd();
        assertThat(engine.bean(Moves.class).of(run.change(), paused).state())
                .isEqualTo(Move.State.GONE);
    }

    @Test
    void aServerThatIsHeldBackMovesWhenItIsLetGo() throws Exception {
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        String held = cloud.cloud.compute(Side.OLD).servers().get(0).id();
        Window window = engine.bean(Window.class);
        Whom whom = new Whom(Whom.Kind.SERVER, held);
        window.hold(run.change(), new Hold(whom, new Wanted("oscar", Instant.EPOCH, "month end")));
        run.until(() -> states("moved") == EVERY_KIND - 1);
        assertThat(engine.bean(Moves.class).of(run.change(), held).state())
                .isEqualTo(Move.State.PLANNED);
        window.letGo(run.change(), whom);
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void aServerThatWaitsForItsOwnerHoldsUpNoOther() throws Exception {
        Choice waits =
                new Choice("", "server-1", "", "", "", "wait", null, "its owner rebuilds it");
        start(
                NetworkKind.NEUTRON,
                TestMoving.usual().releaseWait(0).choices(List.of(waits)).made());
        run.until(() -> states("moved") == EVERY_KIND - 1);
        Moves moves = engine.bean(Moves.class);
        Move waiting =
                moves.of(run.change()).stream()
                        .filter(m -> m.serverName().equals("server-1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(waiting.method()).isEqualTo("WAIT");
        cloud.cloud.as(waiting.projectId()).changing().compute(Side.OLD).delete(waiting.serverId());
        run.toTheEnd();
        assertThat(moves.of(run.change(), waiting.serverId()).state()).isEqualTo(Move.State.GONE);
    }

    private Move waiting() {
        return engine.bean(Moves.class).of(run.change()).stream()
                .filter(m -> m.serverName().equals("server-1"))
                .findFirst()
                .orElseThrow();
    }

    private void oneWaits() throws Exception {
        Choice waits =
                new Choice("", "server-1", "", "", "", "wait", null, "its owner rebuilds it");
        start(
                NetworkKind.NEUTRON,
                TestMoving.usual()
                        .releaseWait(0)
                        .choices(List.of(waits))
                        .waiting(new Waiting(3, 20))
                        .made());
        run.until(() -> states("moved") == EVERY_KIND - 1 && timers("reminderDue").size() == 1);
    }

    private List<Job> timers(String activity) {
        return engine.engine
                .getManagementService()
                .createJobQuery()
                .timers()
                .activityId(activity)
                .list();
    }

    private void due(String activity) {
        timers(activity).forEach(j -> engine.engine.getManagementService().executeJob(j.getId()));
    }

    private Duration until(String activity) {
        return Duration.between(Instant.now(), timers(activity).get(0).getDuedate().toInstant());
    }

    @Test
    void anOperatorIsRemindedOfAServerThatWaitsAsOftenAsTheCloudFileSays() throws Exception {
        oneWaits();
        assertThat(until("reminderDue")).isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(until("waitOver")).isBetween(Duration.ofDays(19), Duration.ofDays(20));
        due("reminderDue");
        Task reminder = run.tasks().get(0);
        assertThat(reminder.getTaskDefinitionKey()).isEqualTo("remindOwner");
        assertThat(run.server(reminder)).isEqualTo(waiting().serverId());
        run.decide(reminder, "wait");
        assertThat(until("nextReminder")).isBetween(Duration.ofDays(2), Duration.ofDays(3));
        due("nextReminder");
        cloud.cloud
                .as(waiting().projectId())
                .changing()
                .compute(Side.OLD)
                .delete(waiting().serverId());
        run.toTheEnd();
        assertThat(waiting().state()).isEqualTo(Move.State.GONE);
        assertThat(run.tasks()).isEmpty();
        assertThat(engine.bean(Decisions.class).of(run.change()))
                .extracting(d -> d.decision() + " by " + d.by())
                .contains("wait by oscar");
    }

    @Test
    void aServerWhoseOwnerHasNotDeletedItInTimeIsDecidedOnAndCanStillMove() throws Exception {
        oneWaits();
        due("waitOver");
        run.until(() -> run.tasks().size() == 1);
        Task task = run.tasks().get(0);
        assertThat(said(task)).contains(waiting().serverId(), "within 20 days");
        run.decide(task, "another", Map.of("chosen", "SNAPSHOT"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }
}
