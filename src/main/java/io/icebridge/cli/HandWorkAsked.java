package io.icebridge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a task asks a person to run on a host that Icebridge does not log in to. */
record HandWorkAsked(String host, List<String> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty where the task asks for something else. */
    static Optional<HandWorkAsked> of(Map<String, String> shown) {
        List<String> lines = lines(shown.getOrDefault("byHandCommands", ""));
        String host = shown.getOrDefault("failureMessage", "").split(" ", 2)[0];
        return lines.isEmpty() ? Optional.empty() : Optional.of(new HandWorkAsked(host, lines));
    }

    private static List<String> lines(String json) {
        List<String> lines = new ArrayList<>();
        try {
            for (JsonNode row : JSON.readTree(json)) {
                lines.add(row.path("command").asText());
            }
        } catch (JsonProcessingException none) {
            return List.of();
        }
        return lines;
    }

    /** Runs it, as one script, and says what came out. */
    Map<String, String> answer(Crew.Console console) {
        String output = console.run(host, String.join("\n", lines));
        return Map.of(
                "decision",
                "byHand",
                "comment",
                "rehearsal: run on the host's console",
                "output",
                output.isBlank() ? "(no output)" : output);
    }
}
