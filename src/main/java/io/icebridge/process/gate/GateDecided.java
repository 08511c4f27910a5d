package io.icebridge.process.gate;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.FourEyes;
import io.icebridge.approval.Meanwhile;
import io.icebridge.approval.Records;
import io.icebridge.approval.Refused;
import io.icebridge.approval.Terms;
import io.icebridge.process.access.Groups;
import io.icebridge.process.token.Here;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Lets the right person claim a gate and decide there, and writes the decision down in the
 * transaction that completes the task: there is no decision without a record, nor a record without
 * a decision.
 */
final class GateDecided implements TaskListener {
    private final Records records;
    private final Terms.OfGates terms;
    private final Clock clock;

    GateDecided(Records records, Terms.OfGates terms, Clock clock) {
        this.records = records;
        this.terms = terms;
        this.clock = clock;
    }

    /** Else who may not decide could keep the gate from those who may. */
    void assigned(DelegateTask task) {
        if (task.getAssignee() != null) {
            check(task, task.getAssignee());
            notTwice(
                    ObtainApproval.shown(records.collected(), new Here(task.getExecution())),
                    task.getAssignee());
        }
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        String user = new People(task.getProcessEngineServices()).current();
        check(task, user);
        TaskAnswer answer = TaskAnswer.to(task);
        Collected.Shown shown = ObtainApproval.shown(records.collected(), here);
        Evidence evidence = shown.evidence();
        if (!GateForm.showed(here, evidence)) {
            throw new Refused(
                    "What the form shows is not what was collected: somebody has changed it. Let the"
                            + " gate be collected anew.");
        }
        if (answer.approves()) {
            notTwice(shown, user);
        }
        records.approvals()
                .add(
                        new Approval(
                                shown.gate(),
                                evidence.digest(),
                                evidence.json(),
                                answer.decision(),
                                answer.comment(),
                                user,
                                clock.instant(),
                                String.join(", ", starters(here)),
                                new Meanwhile(records).changed(here.change(), user)));
    }

    /** Who has approved can still reject, without claiming it. */
    private void notTwice(Collected.Shown shown, String user) {
        if (records
                .approvals()
                .approving(shown.gate(), shown.evidence(), terms.of(shown.gate().name()))
                .stream()
                .anyMatch(earlier -> earlier.by().equals(user))) {
            throw new Refused(
                    user + " has approved this already; another change manager is needed, too.");
        }
    }

    private void check(DelegateTask task, String user) {
        Here here = new Here(task.getExecution());
        FourEyes.check(
                new FourEyes.Person(
                        user,
                        new People(task.getProcessEngineServices())
                                .isMember(user, Groups.CHANGE_MANAGERS),
                        ObtainApproval.shown(records.collected(), here)
                                .evidence()
                                .vouchedBy()
                                .stream()
                                .anyMatch(by -> by.equals(user))),
                starters(here));
    }

    private Set<String> starters(Here here) {
        return records.starts().starters(here.change());
    }
}
