package io.icebridge.process;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.door.ByHand;
import io.icebridge.door.Change;
import io.icebridge.door.Entry.State;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.process.Failures.Recorded;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * On the way "by hand" back to the step that failed: its open effects are settled in the journal,
 * so that the step passes them over.
 */
final class RecordDecision implements ExecutionListener {
    private static final Set<State> OPEN = Set.of(State.BEGUN, State.FAILED);

    private final Decisions decisions;
    private final Failures failures;
    private final Journal journal;
    private final io.icebridge.door.Journal records;

    RecordDecision(
            Decisions decisions,
            Failures failures,
            Journal journal,
            io.icebridge.door.Journal records) {
        this.records = records;
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
        if (settledActions(decision, failed)) {
            return;
        }
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

    /** Every action of the step that was asked for, or failed, and has no outcome since. */
    private boolean settledActions(Decision decision, Recorded failed) {
        Change change = new Change(decision.change());
        List<io.icebridge.door.Entry> open =
                records
                        .last(
                                change,
                                io.icebridge.door.Subject.parse(failed.subject()),
                                failed.step())
                        .stream()
                        .filter(e -> OPEN.contains(e.state()))
                        .toList();
        open.forEach(
                e ->
                        records.byHand(
                                change,
                                e.key(),
                                e.what(),
                                new ByHand(decision.by(), decision.comment())));
        return !open.isEmpty();
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
