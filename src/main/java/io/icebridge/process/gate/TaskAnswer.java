package io.icebridge.process.gate;

import io.icebridge.approval.Refused;
import io.icebridge.process.access.Submitted;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.config.Secrets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a person submitted with a human task; read where the model's gateways read it. */
public record TaskAnswer(String decision, String comment) {
    /** The variables that a form submits. */
    public static final String DECISION = "decision";

    public static final String COMMENT = "comment";

    /** The decision of a person who has done it himself. */
    public static final String BY_HAND = "byHand";

    private static final int LONGEST_OUTPUT = 60_000;

    /**
     * Takes what was submitted just now only if it fits the task's form, field by field; an output
     * is kept with the comment.
     */
    static TaskAnswer to(DelegateTask task) {
        Map<String, Object> fields = Submitted.fields();
        Form.of(task).check(fields);
        String output = output(fields);
        if (BY_HAND.equals(fields.get(DECISION))
                && FailureShown.asksByHand(new Here(task.getExecution()))
                && output.isEmpty()) {
            throw Refused.mistake("The output of the commands that were run by hand is needed.");
        }
        String kept = output.isEmpty() ? "" : "\nOutput:\n" + output;
        return new TaskAnswer(
                (String) fields.get(DECISION), ((String) fields.get(COMMENT)).strip() + kept);
    }

    boolean approves() {
        return decision.equals("approve");
    }

    private static String output(Map<String, Object> fields) {
        if (!(fields.get(Submitted.OUTPUT) instanceof String text)) {
            return "";
        }
        String all = Secrets.scrubbed(text.strip());
        return all.length() <= LONGEST_OUTPUT
                ? all
                : "..." + all.substring(all.length() - LONGEST_OUTPUT);
    }

    /** Forgets an earlier answer, which would else count for the next task as well. */
    static void forget(DelegateExecution execution) {
        execution.setVariable(DECISION, null);
        execution.setVariable(COMMENT, null);
    }
}
