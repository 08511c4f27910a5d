package io.icebridge.process.model.services;

import io.icebridge.journal.Change;
import io.icebridge.process.gate.People;
import io.icebridge.runbook.services.FileDecision;
import io.icebridge.runbook.services.FileReviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Writes down what an operator decided on a configuration file, when he completes the task, and
 * does nothing else: what follows from it is a step's work.
 */
final class RecordReview implements TaskListener {
    private final FileReviews reviews;

    RecordReview(FileReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        FileDecision decision =
                FileDecision.of(
                        text(task, "decision"),
                        text(task, "edited"),
                        new People(task.getProcessEngineServices()).current(),
                        text(task, "comment"));
        reviews.decide(
                new Change(task.getExecution().getProcessBusinessKey()),
                text(task, UpgradeService.SERVICE.name()),
                text(task, UpgradeService.FILE.name()),
                decision);
    }

    private static String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
