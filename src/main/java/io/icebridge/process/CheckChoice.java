package io.icebridge.process;

import io.icebridge.runbook.move.Ways;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Tells a person at once when a server cannot go the way that he chose for it. */
final class CheckChoice implements TaskListener {
    private final Ways ways;

    CheckChoice(Ways ways) {
        this.ways = ways;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        if (Answer.BY_HAND.equals(task.getVariable(Answer.DECISION))) {
            checkId(task.getVariable(DecideServer.NEW_SERVER.name()));
        }
        if (!DecideServer.ANOTHER.equals(task.getVariable(Answer.DECISION))) {
            return;
        }
        Object chosen = task.getVariable(DecideServer.CHOSEN.name());
        ways.objection(
                        here.change(),
                        here.get(MoveServer.SERVER),
                        chosen == null ? null : chosen.toString())
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
    }

    private static void checkId(Object newServer) {
        if (newServer == null || newServer.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "Give the id of the server in the new region that took its place.");
        }
    }
}
