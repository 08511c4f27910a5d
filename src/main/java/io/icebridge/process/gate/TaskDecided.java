package io.icebridge.process.gate;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.approval.Refused;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Holds people to the form in every human task that is no gate, and writes down what they chose.
 */
final class TaskDecided implements TaskListener {
    private final Decisions decisions;
    private final Clock clock;

    TaskDecided(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        String user = new People(task.getProcessEngineServices()).current();
        if (user == null) {
            throw new Refused("Somebody who is logged in must decide this.");
        }
        TaskAnswer answer = TaskAnswer.to(task);
        decisions.add(
                new Decision(
                        here.change(),
                        Subjects.of(here),
                        task.getTaskDefinitionKey(),
                        answer.decision(),
                        answer.comment(),
                        FailureShown.message(here),
                        user,
                        clock.instant()));
        FailureShown.forget(here);
    }
}
