package io.icebridge.process;

import io.icebridge.runbook.services.ConfigurationReviews;
import io.icebridge.runbook.services.Decision;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Writes down what an operator decided on a configuration file, when he completes the task. */
final class RecordReview implements TaskListener {
    private final ConfigurationReviews reviews;

    RecordReview(ConfigurationReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        String change = task.getExecution().getProcessBusinessKey();
        Decision decision =
                Decision.of(
                        text(task, "decision"),
                        text(task, "edited"),
                        new People(task.getProcessEngineServices()).current(),
                        text(task, "comment"));
        reviews.decide(
                change,
                text(task, UpgradeService.SERVICE.name()),
                text(task, UpgradeService.FILE.name()),
                decision);
    }

    private static String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
