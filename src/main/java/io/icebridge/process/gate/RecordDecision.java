package io.icebridge.process.gate;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Failures.Recorded;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * On the way back to the step that failed, where a person did it by hand: the actions that he was
 * asked for, or that failed, are settled in the journal, so that the step passes them over.
 */
final class RecordDecision implements ExecutionListener {
    private static final Set<State> OPEN = Set.of(State.BEGUN, State.FAILED);

    private final Decisions decisions;
    private final Failures failures;
    private final Journal journal;

    RecordDecision(Decisions decisions, Failures failures, Journal journal) {
        this.decisions = decisions;
        this.failures = failures;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Here here = new Here(execution);
        settle(
                decisions
                        .latest(here.change(), Subjects.of(here))
                        .filter(decision -> decision.decision().equals(TaskAnswer.BY_HAND))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nobody has said that it was done by hand")));
    }

    private void settle(Decision decision) {
        Recorded failed =
                failures.saying(decision.change(), decision.subject(), decision.about())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "it is not known which step failed, so that none"
                                                        + " can have been done by hand"));
        Change change = new Change(decision.change());
        ByHand word = new ByHand(decision.by(), decision.comment());
        journal.last(change, Subject.parse(failed.subject()), failed.step()).stream()
                .filter(entry -> OPEN.contains(entry.state()))
                .forEach(entry -> journal.byHand(change, entry.key(), entry.what(), word));
    }
}
