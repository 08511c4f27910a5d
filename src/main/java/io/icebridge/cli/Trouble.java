package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** A task by which the runbook asks an operator what to do about a failure. */
record Trouble(String task, String message, String meaning, String remedy) {

    static Trouble of(JsonNode task, Map<String, String> variables) {
        return new Trouble(
                task.path("name").asText(),
                said(variables, "failureMessage", "findings"),
                variables.getOrDefault("failureMeaning", ""),
                variables.getOrDefault("failureRemedy", ""));
    }

    /** The first of them that says something; a variable that was forgotten holds nothing. */
    private static String said(Map<String, String> variables, String... names) {
        return Stream.of(names)
                .map(variables::get)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return String.join("\n  ", task, message, meaning, remedy).stripTrailing();
    }
}
