package io.icebridge.process.gate;

import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Failures.Recorded;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Prepares what a person finds in a human task. */
final class AskPerson implements TaskListener {
    private final Supplier<Failures> failures;

    AskPerson(Supplier<Failures> failures) {
        this.failures = failures;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskAnswer.forget(task.getExecution());
        if (task.getTaskDefinitionKey().startsWith("decideOn")
                || task.getTaskDefinitionKey().equals("resolveFindings")) {
            showFailure(new Here(task.getExecution()));
        }
    }

    private void showFailure(Here here) {
        String message = FailureShown.message(here);
        String subject = Subjects.of(here);
        Optional<Recorded> failure =
                message.isEmpty() && subject.equals(Subjects.CHANGE)
                        ? Optional.empty()
                        : failures.get().saying(here.change(), subject, message);
        failure.ifPresentOrElse(
                known -> FailureShown.show(here, known), () -> FailureShown.showNone(here));
    }
}
