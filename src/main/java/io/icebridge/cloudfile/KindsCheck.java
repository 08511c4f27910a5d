package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the checks of new servers hold only keys that their kind reads. */
final class KindsCheck {
    private static final Map<String, List<String>> KINDS_OF_KEY =
            new TreeMap<>(
                    Map.of(
                            "port", List.of("tcp", "http"),
                            "path", List.of("http"),
                            "status", List.of("http"),
                            "command", List.of("command")));

    private KindsCheck() {}

    static void check(Text text) {
        JsonNode checks = text.json().path("moving").path("checks");
        for (int i = 0; i < checks.size(); i++) {
            String kind = checks.get(i).path("kind").asText();
            String path = "/moving/checks/" + i + "/";
            for (String key : KINDS_OF_KEY.keySet()) {
                List<String> kinds = KINDS_OF_KEY.get(key);
                if (checks.get(i).has(key) && !kinds.contains(kind)) {
                    text.add(
                            path + key,
                            "means nothing to a check of the kind '" + kind + "'",
                            "Take it away, or write kind: " + String.join(" or ", kinds) + ".");
                }
            }
        }
    }
}
