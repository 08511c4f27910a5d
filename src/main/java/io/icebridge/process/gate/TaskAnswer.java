package io.icebridge.process.gate;

import io.icebridge.process.token.Here;
import io.icebridge.runbook.config.Secrets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a person submitted with a human task; read where the model's gateways read it. */
public record TaskAnswer(String decision, String comment) {
    /** The variables that a form submits. */
    public static final String DECISION = "decision";

    public static final String COMMENT = "comment";

    /** The decision of a person who has done it himself. */
    public static final String BY_HAND = "byHand";

    /** What the commands printed that a person ran. */
    static final String OUTPUT = "output";

    private static final int LONGEST_OUTPUT = 60_000;

    /** Takes the answer only if it fits the task's form; an output is kept with the comment. */
    static TaskAnswer to(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Object decision = execution.getVariable(DECISION);
        Object comment = execution.getVariable(COMMENT);
        Form.of(task).check(decision, comment);
        String output = output(execution);
        if (decision.equals(BY_HAND)
                && FailureShown.asksByHand(new Here(execution))
                && output.isEmpty()) {
            throw new IllegalArgumentException(
                    "The output of the commands that were run by hand is needed.");
        }
        String kept = output.isEmpty() ? "" : "\nOutput:\n" + output;
        return new TaskAnswer((String) decision, ((String) comment).strip() + kept);
    }

    private static String output(DelegateExecution execution) {
        if (!(execution.getVariable(OUTPUT) instanceof String text)) {
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
        execution.removeVariable(OUTPUT);
    }
}
