package io.icebridge.process.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.spin.json.SpinJsonNode;

/**
 * A human task's form as far as the engine must hold people to it; the browser's own check does not
 * bind a REST call.
 */
record Form(List<Field> fields) {
    static final String GATE = "gate";

    /** A list of rows, each with fields of its own. */
    private static final String ROWS = "dynamiclist";

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
        List<Field> fields = new ArrayList<>();
        for (JsonNode component : form.path("components")) {
            if (component.has("key") || component.path("type").asText().equals(ROWS)) {
                fields.add(Field.of(component));
            }
        }
        return new Form(List.copyOf(fields));
    }

    /**
     * Checks what was submitted.
     *
     * @throws Refused with a sentence for the person who submitted it
     */
    void check(Map<String, Object> submitted) {
        Set<String> others = new TreeSet<>(submitted.keySet());
        fields.forEach(field -> others.remove(field.key()));
        if (!others.isEmpty()) {
            throw Refused.mistake(
                    "The form of this task has no field %s; it takes %s."
                            .formatted(
                                    String.join(", ", others),
                                    fields.stream()
                                            .map(Field::key)
                                            .collect(Collectors.joining(", "))));
        }
        fields.forEach(field -> field.check(submitted.get(field.key())));
    }

    /**
     * A field that people fill in.
     *
     * @param type of the form's component, such as {@code radio}
     * @param values that it offers; empty where it takes any
     * @param least how many characters are needed
     */
    record Field(String key, String type, List<String> values, int least) {
        private static final int LONGEST = 200_000;

        /** The engine keeps no longer text of a process. */
        private static final int LONGEST_KEPT = 4_000;

        private static final Set<String> ALWAYS = Set.of(TaskAnswer.DECISION, TaskAnswer.COMMENT);

        private static Field of(JsonNode component) {
            List<String> values = new ArrayList<>();
            component.path("values").forEach(v -> values.add(v.path("value").asText()));
            return new Field(
                    component.path(component.has("key") ? "key" : "path").asText(),
                    component.path("type").asText(),
                    List.copyOf(values),
                    component.path("validate").path("minLength").asInt(1));
        }

        void check(Object value) {
            if (ALWAYS.contains(key)) {
                always(value);
            } else if (value != null && !fits(value)) {
                throw Refused.mistake(
                        "The field %s is %s.".formatted(key, wanted().toLowerCase(Locale.ROOT)));
            }
        }

        private void always(Object value) {
            if (!values.isEmpty() && !(value instanceof String chosen && values.contains(chosen))) {
                throw Refused.mistake(
                        "The %s must be one of %s.".formatted(key, String.join(", ", values)));
            }
            if (value instanceof String text && text.length() > LONGEST_KEPT) {
                throw Refused.mistake(
                        "A %s of at most %d characters is kept, this one has %d; shorten it, and say where the rest is written."
                                .formatted(key, LONGEST_KEPT, text.length()));
            }
            if (!(value instanceof String text && fits(text) && text.strip().length() >= least)) {
                throw Refused.mistake(
                        "A %s of at least %d characters is needed.".formatted(key, least));
            }
        }

        private boolean fits(Object value) {
            return switch (type) {
                case "checkbox" -> value instanceof Boolean;
                case "checklist", ROWS -> value instanceof SpinJsonNode list && list.isArray();
                default ->
                        value instanceof String text
                                && text.length() <= LONGEST
                                && (values.isEmpty() || text.isEmpty() || values.contains(text));
            };
        }

        private String wanted() {
            return switch (type) {
                case "checkbox" -> "true or false";
                case "checklist" -> "a JSON list of texts";
                default ->
                        values.isEmpty()
                                ? "a text of at most " + LONGEST + " characters"
                                : "one of " + String.join(", ", values);
            };
        }
    }
}
