package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.approval.Decisions;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.Waiting;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.process.BootFaults;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.NetworkKind;
import io.icebridge.simulator.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
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
        Choice waits =
                new Choice("", "server-1", "", "", "", "wait", null, "its owner rebuilds it");
        start(NetworkKind.NEUTRON, new Moving(false, false, "admin", 7, 0, List.of(waits)));
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
                new Moving(
                        false,
                        false,
                        UserData.SAME,
                        false,
                        "admin",
                        7,
                        0,
                        List.of(waits),
                        List.of(),
                        new Waiting(3, 20)));
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

    private String said(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    /** A locked one, which is aside while all others have moved. */
    private String oneIsLocked() throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, MovingCloud.usual(), 2);
        String locked = cloud.cloud.compute(Side.OLD).servers().get(0).id();
        cloud.cloud.changing().compute(Side.OLD).lock(locked);
        run = new MovingRun(engine, cloud, "SETTLE-" + ++changes);
        run.start();
        run.until(() -> run.tasks().size() == 1 && states("moved") == EVERY_KIND - 1);
        return locked;
    }

    private static Map<String, Object> by(String way, String... reasons) {
        return Map.of("chosen", way, "overridden", Spin.JSON(List.of(reasons)));
    }

    @Test
    void aNamedPersonMaySendARefusedServerOnItsWayAndAnswersForIt() throws Exception {
        String locked = oneIsLocked();
        Task task = run.tasks().get(0);
        assertThat(said(task)).contains("locked");
        assertThat(shown(task)).containsExactly("locked: ");
        assertThatThrownBy(() -> run.decide(task, "another", by("SNAPSHOT")))
                .hasStackTraceContaining("Missing: locked - its owner has locked it");
        run.decide(task, "another", by("SNAPSHOT", "locked"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        Move move = engine.bean(Moves.class).of(run.change(), locked);
        assertThat(move.why()).isEqualTo("oscar chose SNAPSHOT: as tested (answering for locked)");
        assertThat(engine.bean(Ways.class).of(run.change(), locked))
                .hasValueSatisfying(
                        way -> {
                            assertThat(way.by()).isEqualTo("oscar");
                            assertThat(way.comment()).isEqualTo("as tested");
                            assertThat(way.overridden())
                                    .extracting(Reason::code)
                                    .contains("locked");
                        });
        assertThat(cloud.simulated.cloudSide().rows("nova_icehouse", "instances"))
                .filteredOn(row -> row.get("uuid").equals(move.newId()))
                .allMatch(row -> row.get("locked").equals("1"))
                .hasSize(1);
    }

    /** Each reason on the form, and who is said to answer for it. */
    private List<String> shown(Task task) {
        SpinJsonNode reasons =
                (SpinJsonNode)
                        engine.engine.getTaskService().getVariable(task.getId(), "serverReasons");
        return reasons.elements().stream()
                .map(r -> r.prop("value").stringValue() + ": " + r.prop("known").stringValue())
                .toList();
    }

    @Test
    void aReasonThatNobodyWasShownSetsTheServerAsideAgainAndIsSaidToBeNew() throws Exception {
        String locked = oneIsLocked();
        Task task = run.tasks().get(0);
        cloud.simulated
                .cloudSide()
                .update(
                        "nova",
                        "instances",
                        Map.of("uuid", locked),
                        Map.of("disable_terminate", "1"));
        run.decide(task, "another", by("SNAPSHOT", "locked"));
        run.until(() -> run.tasks().size() == 1);
        Task again = run.tasks().get(0);
        assertThat(states("moved")).isEqualTo(EVERY_KIND - 1);
        assertThat(said(again)).contains("new since then: its owner has forbidden its deletion");
        assertThat(shown(again))
                .containsExactly(
                        "disable-terminate: new since oscar chose a way",
                        "locked: oscar answers for it");
        run.decide(again, "leave");
        run.toTheEnd();
    }

    @Test
    void aServerWhoseOwnerHasUnlockedItMovesWhenAPersonChoosesItsWay() throws Exception {
        String locked = oneIsLocked();
        cloud.cloud.changing().compute(Side.OLD).unlock(locked);
        run.decide(run.tasks().get(0), "retry");
        run.until(() -> run.tasks().size() == 1);
        assertThat(said(run.tasks().get(0))).contains("nothing of it was approved");
        run.decide(run.tasks().get(0), "another", Map.of("chosen", "SNAPSHOT"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void aWayThatTheRulesForbidOrThatComesTooLateIsRefusedAtOnce() throws Exception {
        boots.fail();
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        everyServerIsAside();
        Task task = run.tasks().stream().filter(this::isCattle).findFirst().orElseThrow();
        assertThatThrownBy(() -> run.decide(task, "another", Map.of()))
                .hasStackTraceContaining("Say which way");
        assertThatThrownBy(() -> run.decide(task, "another", Map.of("chosen", "REDEPLOY")))
                .hasStackTraceContaining("Undo it first");
        Task late = run.tasks().stream().filter(this::deletedFirst).findFirst().orElseThrow();
        assertThatThrownBy(() -> run.decide(late, "another", Map.of("chosen", "REDEPLOY")))
                .hasStackTraceContaining("is gone");
        String server = run.server(task);
        run.decide(task, "undo");
        run.until(() -> undone(server));
        Task again = taskOf(server);
        assertThatThrownBy(() -> run.decide(again, "another", Map.of("chosen", "VOLUME")))
                .hasStackTraceContaining("do not allow VOLUME");
        boots.succeed();
        run.decide(again, "another", Map.of("chosen", "REDEPLOY"));
        decideOnAll("retry");
        run.toTheEnd();
        MoveServersTest.nothingAmiss(cloud.ledger());
        assertThat(engine.bean(Moves.class).of(run.change(), server).method())
                .isEqualTo("REDEPLOY");
    }

    /** Its content is its image's, so that nothing is lost when it is deployed anew. */
    private boolean isCattle(Task task) {
        return cloud.cloud
                .compute(Side.OLD)
                .server(run.server(task))
                .filter(s -> "cattle".equals(s.metadata().get("tier")))
                .isPresent();
    }

    private boolean undone(String server) {
        return run.tasks().stream().anyMatch(t -> run.server(t).equals(server))
                && engine
                        .bean(Journal.class)
                        .last(
                                new Change(run.change()),
                                io.icebridge.journal.Subject.server(server),
                                "stopServer")
                        .stream()
                        .noneMatch(Entry::mayBeDone);
    }

    private Task taskOf(String server) {
        return run.tasks().stream()
                .filter(t -> run.server(t).equals(server))
                .findFirst()
                .orElseThrow();
    }
}
