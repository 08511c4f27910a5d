package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Side;
import io.icebridge.process.waiting.Waits;
import io.icebridge.simulator.fault.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What the next try makes of what it finds. */
class MoveRetryTest extends OneServerAside {
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
}
