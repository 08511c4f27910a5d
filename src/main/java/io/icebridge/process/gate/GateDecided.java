package io.icebridge.process.gate;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Decisions;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.FourEyes;
import io.icebridge.process.access.Groups;
import io.icebridge.process.token.Here;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Lets the right person decide at a gate, and writes the decision down in the transaction that
 * completes the task: there is no decision without a record, nor a record without a decision.
 */
final class GateDecided implements TaskListener {
    private final Approvals approvals;
    private final Decisions decisions;
    private final Collected collected;
    private final Clock clock;

    GateDecided(Approvals approvals, Decisions decisions, Collected collected, Clock clock) {
        this.collected = collected;
        this.approvals = approvals;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        People people = new People(task.getProcessEngineServices());
        String user = people.current();
        Set<String> starters = new TreeSet<>(people.starters(here.change()));
        FourEyes.check(
                new FourEyes.Person(
                        user,
                        people.isMember(user, Groups.CHANGE_MANAGERS),
                        decisions.testified(here.change(), user)),
                starters);
        TaskAnswer answer = TaskAnswer.to(task);
        Collected.Shown collected = ObtainApproval.shown(this.collected, here);
        Evidence shown = collected.evidence();
        if (!ObtainApproval.showed(here, shown)) {
            throw new FourEyes.Refused(
                    "What the form shows is not what was collected: somebody has changed it. Let the"
                            + " gate be collected anew.");
        }
        approvals.add(
                new Approval(
                        collected.gate(),
                        shown.digest(),
                        shown.json(),
                        answer.decision(),
                        answer.comment(),
                        user,
                        clock.instant(),
                        String.join(", ", starters)));
    }
}
