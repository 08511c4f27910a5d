package io.icebridge.process.gate;

import io.icebridge.approval.Terms;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Failures.Recorded;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Prepares what a person finds in a human task. */
final class AskPerson implements TaskListener {
    private final Supplier<Failures> failures;
    private final Supplier<Concerns> concerns;
    private final Terms.OfGates terms;
    private final Clock clock;

    AskPerson(
            Supplier<Failures> failures,
            Supplier<Concerns> concerns,
            Terms.OfGates terms,
            Clock clock) {
        this.concerns = concerns;
        this.failures = failures;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskAnswer.forget(task.getExecution());
        Here here = new Here(task.getExecution());
        Concern concern = concerns.get().of(here);
        TaskLabel.write(task, here, concern, clock.instant());
        concern.downSince()
                .ifPresent(since -> OutageIncident.open(task, told(here, concern), since));
        if (task.getTaskDefinitionKey().equals(ObtainApproval.DECIDE)) {
            dueAt(task);
        }
        if (task.getTaskDefinitionKey().startsWith("decideOn")
                || task.getTaskDefinitionKey().equals("resolveFindings")) {
            showFailure(here);
        }
    }

    private static Subject told(Here here, Concern concern) {
        Subject.Kind kind = Subject.parse(Subjects.of(here)).kind();
        return new Subject(kind, concern.subject());
    }

    /** From then on Tasklist shows it as overdue, and people are reminded. */
    private void dueAt(DelegateTask task) {
        terms.of(new Here(task.getExecution()).get(ObtainApproval.GATE))
                .remind()
                .ifPresent(time -> task.setDueDate(Date.from(clock.instant().plus(time))));
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
