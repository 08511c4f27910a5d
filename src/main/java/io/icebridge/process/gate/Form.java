package io.icebridge.process.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * A human task's form as far as the engine must hold people to it; the browser's own check does not
 * bind a REST call.
 */
record Form(List<String> decisions, int commentLength) {
    static final String GATE = "gate";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The form's id, empty for a task without one. */
    static String of(TaskDefinition task) {
        return task.getCamundaFormDefinitionKey() == null
                ? ""
                : task.getCamundaFormDefinitionKey().getExpressionText();
    }

    /** The form that the task was deployed with. */
    static Form of(DelegateTask task) {
        try (InputStream deployed =
                Context.getCommandContext()
                        .runWithoutAuthorization(
                                () ->
                                        task.getProcessEngineServices()
                                                .getFormService()
                                                .getDeployedTaskForm(task.getId()))) {
            return read(JSON.readTree(deployed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form read(JsonNode form) {
        List<String> decisions = new ArrayList<>();
        int commentLength = 0;
        for (JsonNode field : form.path("components")) {
            if (field.path("key").asText().equals("decision")) {
                field.path("values").forEach(v -> decisions.add(v.path("value").asText()));
            } else if (field.path("key").asText().equals("comment")) {
                commentLength = field.path("validate").path("minLength").asInt(1);
            }
        }
        return new Form(List.copyOf(decisions), commentLength);
    }

    /**
     * Checks what was submitted.
     *
     * @throws IllegalArgumentException with a sentence for the person who submitted it
     */
    void check(Object decision, Object comment) {
        if (!(decision instanceof String chosen) || !decisions.contains(chosen)) {
            throw new IllegalArgumentException(
                    "The decision must be one of " + String.join(", ", decisions) + ".");
        }
        if (!(comment instanceof String text) || text.strip().length() < commentLength) {
            throw new IllegalArgumentException(
                    "A comment of at least " + commentLength + " characters is needed.");
        }
    }
}
