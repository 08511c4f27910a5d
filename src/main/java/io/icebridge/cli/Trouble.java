package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A task by which the runbook asks an operator what to do about a failure. */
record Trouble(String task, String message, String meaning, String remedy) {

    static Trouble of(JsonNode task, Map<String, String> variables) {
        return new Trouble(
                task.path("name").asText(),
                variables.getOrDefault("failureMessage", variables.getOrDefault("findings", "")),
                variables.getOrDefault("failureMeaning", ""),
                variables.getOrDefault("failureRemedy", ""));
    }

    @Override
    public String toString() {
        return String.join("\n  ", task, message, meaning, remedy).stripTrailing();
    }
}
