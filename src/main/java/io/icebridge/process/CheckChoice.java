package io.icebridge.process;

import io.icebridge.runbook.move.Ways;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Tells a person at once when the rules do not allow the way that he chose for a server. */
final class CheckChoice implements TaskListener {
    private final Ways ways;

    CheckChoice(Ways ways) {
        this.ways = ways;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        if (!SettleServer.ANOTHER.equals(task.getVariable(Answer.DECISION))) {
            return;
        }
        Object chosen = task.getVariable(SettleServer.CHOSEN.name());
        ways.objection(
                        here.change(),
                        here.get(MoveServer.SERVER),
                        chosen == null ? null : chosen.toString())
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
    }
}
