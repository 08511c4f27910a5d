package io.icebridge.process.model.services;

import io.icebridge.approval.Refused;
import io.icebridge.journal.Change;
import io.icebridge.process.gate.People;
import io.icebridge.runbook.services.FileDecision;
import io.icebridge.runbook.services.FileReviews;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Writes down what an operator decided on a configuration file, when he completes the task, and
 * does nothing else: what follows from it is a step's work.
 */
final class RecordReview implements TaskListener {
    private static final String ROW_BY_ROW = "edit";

    private final FileReviews reviews;

    RecordReview(FileReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        String decision = text(task, "decision");
        try {
            reviews.decide(
                    new Change(task.getExecution().getProcessBusinessKey()),
                    text(task, UpgradeService.SERVICE.name()),
                    text(task, UpgradeService.FILE.name()),
                    FileDecision.of(
                            decision,
                            decision.equals(ROW_BY_ROW) ? chosen(task) : "",
                            new People(task.getProcessEngineServices()).current(),
                            text(task, "comment")));
        } catch (IllegalArgumentException wrong) {
            throw Refused.mistake("This cannot be carried out: " + wrong.getMessage() + ".");
        }
    }

    /** What was chosen row by row, a line each, as it is kept. */
    private static String chosen(DelegateTask task) {
        return task.getVariable(ShowReview.OPTIONS) instanceof SpinJsonNode rows && rows.isArray()
                ? rows.elements().stream().map(RecordReview::line).collect(Collectors.joining("\n"))
                : "";
    }

    private static String line(SpinJsonNode row) {
        String option = text(row, "option");
        String choice = text(row, "choice");
        String value = text(row, "value").strip();
        if (option.isEmpty() || choice.isEmpty()) {
            throw new IllegalArgumentException(
                    "a row of options needs the option's name and a choice");
        }
        if (!choice.equals(ROW_BY_ROW)) {
            return option + " " + choice;
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("another value for " + option + " is not given");
        }
        return value.lines()
                .map(each -> option + " = " + each.strip())
                .collect(Collectors.joining("\n"));
    }

    private static String text(SpinJsonNode row, String field) {
        return row.hasProp(field) && row.prop(field).isString()
                ? row.prop(field).stringValue()
                : "";
    }

    private static String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
