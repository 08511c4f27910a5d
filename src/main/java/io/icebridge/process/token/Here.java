package io.icebridge.process.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** What a step sees of its process instance: the change and typed variables, nothing else. */
public final class Here {
    private final DelegateExecution execution;
    private final Instant since;

    /** Where it does not matter since when. */
    public Here(DelegateExecution execution) {
        this(execution, Instant.EPOCH);
    }

    /** The instance in which an element is carried out, and since when this try is. */
    public Here(DelegateExecution execution, Instant since) {
        this.execution = execution;
        this.since = since;
    }

    /** When this try of the step began. */
    public Instant since() {
        return since;
    }

    /** The change ticket's id, which is the business key. */
    public String change() {
        String key = execution.getProcessBusinessKey();
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "this process instance has no business key; start it with the change"
                            + " ticket's id as businessKey");
        }
        return key;
    }

    /** The element that is being carried out. */
    public String step() {
        return execution.getCurrentActivityId();
    }

    /**
     * A variable's value.
     *
     * @throws IllegalStateException when it is missing
     */
    public <T> T get(Var<T> variable) {
        T value = orNull(variable);
        if (value == null) {
            throw new IllegalStateException("variable " + variable.name() + " is missing");
        }
        return value;
    }

    /** A variable's value, or another where it is missing. */
    public <T> T get(Var<T> variable, T otherwise) {
        T value = orNull(variable);
        return value == null ? otherwise : value;
    }

    private <T> T orNull(Var<T> variable) {
        return variable.type().cast(execution.getVariable(variable.name()));
    }

    /** Sets a variable where it is already, else in the process instance. */
    public <T> void set(Var<T> variable, T value) {
        execution.setVariable(variable.name(), value);
    }

    /** A list or map as JSON, for forms, gateways' collections and tables. */
    public void setJson(String name, Object value) {
        execution.setVariable(name, Spin.JSON(value));
    }

    /** What {@link #setJson} wrote. */
    public SpinJsonNode json(String name) {
        return (SpinJsonNode) execution.getVariable(name);
    }

    /** Short texts to repeat an element over. */
    public void setList(String name, List<String> values) {
        execution.setVariable(
                name,
                Variables.objectValue(new ArrayList<>(values))
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .create());
    }

    /** The engine's own view, for what this one does not show. */
    public DelegateExecution execution() {
        return execution;
    }
}
