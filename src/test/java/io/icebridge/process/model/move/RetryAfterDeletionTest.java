package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.simulator.fault.Fault;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What the next try makes of a deletion, or a way back, that stopped half way. */
class RetryAfterDeletionTest extends OneServerAside {
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
        assertThatThrownBy(() -> run.decide(task, "undo"))
                .hasStackTraceContaining("nobody knows whether its disk is still there");
        assertThat(snapshots()).isEqualTo(before);
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
        faults.nothing();
        run.decide(task, "retry");
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
        aboutToMove(TestMoving.usual().deleteFirst(true).releaseWait(0).made());
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
