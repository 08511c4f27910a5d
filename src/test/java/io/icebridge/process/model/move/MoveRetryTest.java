package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.journal.Change;
import io.icebridge.process.waiting.Waits;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server that was set aside, and what the next try makes of what it finds. */
class MoveRetryTest {
    private static final String CHANGE = "RETRY";

    private final Stubborn faults = new Stubborn();
    private MovingEngine engine;
    private MovingCloud cloud;
    private MovingRun run;
    private volatile boolean deleted;

    @TempDir Path folder;

    /** Refuses calls, loses answers and holds operations up as a test says. */
    private static final class Stubborn implements Faults {
        private volatile BiPredicate<String, String> refused = (call, path) -> false;
        private volatile Fault refusal = Fault.status(403);
        private volatile BiPredicate<String, String> unheard = (call, path) -> false;
        private volatile String stuck = "nothing";
        private volatile String failing = "nothing";

        @Override
        public Fault before(String service, String method, String path) {
            return refused.test(service + " " + method, path) ? refusal : Fault.NONE;
        }

        @Override
        public Fault after(String service, String method, String path) {
            return unheard.test(service + " " + method, path)
                    ? Fault.of(Fault.Kind.DROP)
                    : Fault.NONE;
        }

        @Override
        public Outcome operation(String operation, String serverId) {
            return operation.equals(stuck)
                    ? Outcome.STUCK
                    : operation.equals(failing) ? Outcome.ERROR : Outcome.DONE;
        }

        private void nothing() {
            refused = (call, path) -> false;
            refusal = Fault.status(403);
            unheard = (call, path) -> false;
            stuck = "nothing";
            failing = "nothing";
        }
    }

    @BeforeEach
    void aServerThatIsAboutToMove() throws Exception {
        engine = new MovingEngine();
        aboutToMove(MovingCloud.usual());
    }

    private void aboutToMove(Moving moving) throws Exception {
        Shape shape = new Shape(1, 1, 1, NetworkKind.NEUTRON, 2000, 1, true);
        cloud = new MovingCloud(folder, shape, faults, moving, 1);
        run = new MovingRun(engine, cloud, CHANGE);
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
        engine.close();
    }

    private Compute old() {
        return cloud.cloud.compute(Side.OLD);
    }

    private Server server() {
        return old().servers().get(0);
    }

    private Task aside() {
        run.until(() -> !run.tasks().isEmpty());
        return run.tasks().get(0);
    }

    private Task asideWhileRefused(String call, String ending) {
        faults.refused = (made, path) -> made.equals(call) && path.matches(".*" + ending);
        run.start();
        Task task = aside();
        faults.nothing();
        return task;
    }

    private List<String> snapshots() {
        Server server = server();
        return cloud
                .cloud
                .as(server.projectId())
                .images()
                .imagesMarked(Crossing.MARKER, CHANGE + ":" + server.id())
                .stream()
                .map(Image::id)
                .toList();
    }

    /** Nova's times have whole seconds, which this cloud does a minute's work in. */
    private void runsForASecond() {
        Instant before = server().updated();
        while (server().updated().equals(before)) {
            turn(() -> cloud.cloud.changing().compute(Side.OLD).start(server().id()), "ACTIVE");
            turn(() -> cloud.cloud.changing().compute(Side.OLD).stop(server().id()), "SHUTOFF");
        }
    }

    private void turn(Runnable order, String status) {
        order.run();
        until(() -> server().status().equals(status) && server().taskState().isEmpty());
    }

    private void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            cloud.breath();
        }
    }

    private void arrives() {
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void whatTheOldServerWroteAfterItsSnapshotIsNotLost() {
        Task task = asideWhileRefused("nova-icehouse POST", "/servers");
        List<String> before = snapshots();
        runsForASecond();
        run.decide(task, "retry");
        arrives();
        assertThat(cloud.cloud.compute(Side.NEW).servers().get(0).imageId()).isNotIn(before);
    }

    @Test
    void aSnapshotOfAServerThatNobodyTouchedIsNotTakenAgain() {
        Task task = asideWhileRefused("nova-icehouse POST", "/servers");
        List<String> before = snapshots();
        assertThat(before).hasSize(1);
        faults.refused = (call, path) -> call.equals("nova-havana DELETE");
        run.decide(task, "retry");
        Task again = aside();
        assertThat(snapshots()).isEqualTo(before);
        faults.nothing();
        run.decide(again, "retry");
        arrives();
    }

    @Test
    void anOldServerThatRunsAgainBesideItsSuccessorIsLeftToAPerson() {
        Task task = asideWhileRefused("nova-havana DELETE", "/servers/[^/]*");
        turn(() -> cloud.cloud.changing().compute(Side.OLD).start(server().id()), "ACTIVE");
        run.decide(task, "retry");
        Task again = aside();
        assertThat(failure(again)).contains("was started after its snapshot");
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
        turn(() -> cloud.cloud.changing().compute(Side.OLD).stop(server().id()), "SHUTOFF");
        run.decide(again, "retry");
        run.toTheEnd();
    }

    private String failure(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    @Test
    void aBootWhoseAnswerGotLostIsFoundWithoutAnybodyBeingAsked() {
        AtomicInteger boots = new AtomicInteger();
        faults.unheard = (call, path) -> boots(call, path) && boots.getAndIncrement() == 0;
        run.start();
        run.until(() -> run.over() || !run.tasks().isEmpty());
        assertThat(run.tasks()).isEmpty();
        arrives();
        assertThat(boots).hasValue(1);
    }

    @Test
    void aBootOfWhichNobodyKnowsAndThatNeverWasIsMadeAgainWithoutAnybodyBeingAsked() {
        AtomicInteger boots = new AtomicInteger();
        faults.refusal = Fault.status(504);
        faults.refused = (call, path) -> boots(call, path) && boots.getAndIncrement() < 2;
        run.start();
        run.until(
                () -> {
                    wakeWhatWaited();
                    return run.over() || !run.tasks().isEmpty();
                });
        assertThat(run.tasks()).isEmpty();
        arrives();
        assertThat(boots).hasValueGreaterThan(2);
    }

    private void wakeWhatWaited() {
        Waits waits = engine.bean(Waits.class);
        waits.due().forEach(id -> waits.wake(engine.engine.getRuntimeService(), id));
    }

    private static boolean boots(String call, String path) {
        return call.equals("nova-icehouse POST") && path.endsWith("/servers");
    }

    @Test
    void aDeletionWhoseAnswerGotLostIsFoundDone() {
        String id = server().id();
        faults.unheard = (call, path) -> deletes(id, call, path);
        faults.refused = (call, path) -> deleted && call.equals("nova-havana GET");
        run.start();
        Task task = aside();
        faults.nothing();
        assertThat(old().servers()).isEmpty();
        run.decide(task, "retry");
        nobodyKnowsWhatWasSeen();
        arrives();
    }

    private void nobodyKnowsWhatWasSeen() {
        engine.live(cloud);
    }

    private boolean deletes(String id, String call, String path) {
        boolean deletion = call.equals("nova-havana DELETE") && path.endsWith("/servers/" + id);
        deleted |= deletion;
        return deletion;
    }

    @Test
    void aServerThatAWayBackHasTakenApartIsMadeAnew() {
        Task task = asideWhileRefused("nova-havana DELETE", "/servers/[^/]*");
        String first = cloud.cloud.compute(Side.NEW).servers().get(0).id();
        faults.refused = (call, path) -> call.equals("nova-icehouse DELETE");
        run.decide(task, "undo");
        Task again = aside();
        faults.nothing();
        run.decide(again, "retry");
        arrives();
        assertThat(cloud.cloud.compute(Side.NEW).server(first)).isEmpty();
    }

    @Test
    void aDeletionThatFailedHalfWayLeavesTheSnapshotAndTheNewServer() throws Exception {
        faults.failing = "delete";
        run.start();
        Task task = aside();
        List<String> before = snapshots();
        assertThat(server().status()).isEqualTo("ERROR");
        run.decide(task, "undo");
        Task again = aside();
        assertThat(failure(again)).contains("nobody knows whether its disk is still there");
        assertThat(snapshots()).isEqualTo(before);
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
        faults.nothing();
        run.decide(again, "retry");
        arrives();
    }

    @Test
    void aDeletionThatFailedHalfWayIsKnownThoughAnUndoneMoveWasAlreadyAtIt() {
        faults.refusal = Fault.of(Fault.Kind.DROP);
        Task task = asideWhileRefused("nova-havana DELETE", "/servers/[^/]*");
        run.decide(task, "undo");
        Task undone = aside();
        faults.failing = "delete";
        run.decide(undone, "retry");
        Task torn = aside();
        assertThat(server().status()).isEqualTo("ERROR");
        faults.nothing();
        run.decide(torn, "retry");
        arrives();
    }

    @Test
    void aDeletionThatFailedHalfWayBeforeTheBootLeavesTheOnlyCopy() throws Exception {
        cloud.close();
        aboutToMove(new Moving(true, false, "admin", 7, 0, List.of()));
        faults.failing = "delete";
        run.start();
        Task task = aside();
        List<String> before = snapshots();
        faults.nothing();
        run.decide(task, "retry");
        arrives();
        assertThat(cloud.cloud.compute(Side.NEW).servers().get(0).imageId()).isIn(before);
    }

    @Test
    void whatAPersonDeletedAfterTheNewServerWasVerifiedIsFoundDone() {
        Task task = asideWhileRefused("nova-havana DELETE", "/servers/[^/]*");
        cloud.cloud.changing().compute(Side.OLD).delete(server().id());
        until(() -> old().servers().isEmpty());
        run.decide(task, "retry");
        nobodyKnowsWhatWasSeen();
        arrives();
    }

    @Test
    void thereIsNoWayBackFromADeletionThatIsUnderWay() {
        faults.stuck = "delete";
        run.start();
        String id = server().id();
        run.until(() -> server().taskState().equals("deleting"));
        assertThatThrownBy(() -> engine.bean(MoveUndo.class).removeNew(new Change(CHANGE), id))
                .hasMessageContaining("is being deleted");
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
        assertThat(snapshots()).hasSize(1);
    }
}
