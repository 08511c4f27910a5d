package io.icebridge.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a slice differs from the one that was approved.
 *
 * @param fresh what it does that was not approved, a line each
 * @param gone what was approved and it does not do
 */
public record Drift(List<String> fresh, List<String> gone) {

    static Drift between(String approved, String now) {
        Set<String> before = lines(approved);
        Set<String> after = lines(now);
        return new Drift(
                after.stream().filter(line -> !before.contains(line)).toList(),
                before.stream().filter(line -> !after.contains(line)).toList());
    }

    private static Set<String> lines(String content) {
        Set<String> lines = new LinkedHashSet<>();
        for (JsonNode step : Canonical.read(content, JsonNode.class).path("steps")) {
            for (JsonNode action : step.path("actions")) {
                lines.add(step.path("id").asText() + ": " + action.path("what").asText());
            }
        }
        return lines;
    }

    /** For people. */
    public String told() {
        return gone.isEmpty()
                ? "nothing of it was approved"
                : "not approved: %s; approved and not done: %s"
                        .formatted(String.join(" | ", fresh), String.join(" | ", gone));
    }
}
