package io.icebridge.process;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.process.Failures.Recorded;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * On the way "by hand" back to the step that failed: its open effects are settled in the journal,
 * so that the step passes them over.
 */
final class RecordDecision implements ExecutionListener {
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
                        .latest(here.change(), Subject.of(here))
                        .filter(decision -> decision.decision().equals(Answer.BY_HAND))
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
        List<Intent> open =
                journal.of(decision.change()).stream()
                        .filter(entry -> isPartOf(entry.intent(), failed.step()))
                        .filter(entry -> isAbout(entry.intent(), failed.subject()))
                        .map(Entry::intent)
                        .distinct()
                        .filter(intent -> isOpen(intent))
                        .toList();
        if (open.isEmpty()) {
            byHand(decision, failed.subject(), failed.step());
        }
        open.forEach(intent -> byHand(decision, intent.subject(), intent.step()));
    }

    /** One element may have several effects, told apart by what follows a dot. */
    private static boolean isPartOf(Intent intent, String step) {
        return intent.step().equals(step) || intent.step().startsWith(step + ".");
    }

    /** Of several nodes at the same step, what was done on one says nothing of the others. */
    private static boolean isAbout(Intent intent, String failed) {
        if (!failed.startsWith("node ")) {
            return true;
        }
        String node = failed.substring("node ".length());
        String[] subject = intent.subject().split(" ", 2);
        return intent.subject().equals(failed)
                || subject[0].equals("host")
                        && (node.equals(subject[1])
                                || node.startsWith(subject[1] + ".")
                                || subject[1].startsWith(node + "."));
    }

    private boolean isOpen(Intent intent) {
        return journal.result(intent.change(), intent.subject(), intent.step()).isEmpty();
    }

    private void byHand(Decision decision, String subject, String step) {
        journal.byHand(decision.change(), subject, step, decision.by(), decision.comment());
    }
}
