package io.icebridge.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a person submitted with a human task; read where the model's gateways read it. */
record Answer(String decision, String comment) {
    static final String DECISION = "decision";
    static final String COMMENT = "comment";

    /** Takes the answer only if it fits the task's form. */
    static Answer to(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Object decision = execution.getVariable(DECISION);
        Object comment = execution.getVariable(COMMENT);
        Form.of(task).check(decision, comment);
        return new Answer((String) decision, ((String) comment).strip());
    }

    /** Forgets an earlier answer, which would else count for the next task as well. */
    static void forget(DelegateExecution execution) {
        execution.setVariable(DECISION, null);
        execution.setVariable(COMMENT, null);
    }
}
