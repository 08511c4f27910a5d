package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the engine's history says of a change, for the report. */
final class RunHistory {
    private final Rest rest;
    private final String change;

    RunHistory(Rest rest, String change) {
        this.rest = rest;
        this.change = change;
    }

    int nodesRedeployed() throws IOException {
        return rest.count("activity-instance", Map.of("activityId", "nodeRedeployed"));
    }

    /** Each service with {@code upgraded}, {@code skipped} or {@code unfinished}, in order. */
    Map<String, String> services() throws IOException {
        Map<String, String> results = new LinkedHashMap<>();
        for (JsonNode instance : instances("upgrade-service")) {
            String id = instance.path("id").asText();
            results.put(variable(id, "service"), result(id));
        }
        return results;
    }

    private String result(String instance) throws IOException {
        if (passed(instance, "serviceUpgraded")) {
            return "upgraded";
        }
        return passed(instance, "serviceSkipped") ? "skipped" : "unfinished";
    }

    private boolean passed(String instance, String activity) throws IOException {
        return rest.count(
                        "activity-instance",
                        Map.of("processInstanceId", instance, "activityId", activity))
                > 0;
    }

    /** How many servers stand aside, by the method that was found for them. */
    Map<String, Integer> setAside() throws IOException {
        Map<String, Integer> methods = new TreeMap<>();
        for (JsonNode instance : instances("settle-server")) {
            if (instance.path("endTime").isNull()) {
                methods.merge(variable(instance.path("id").asText(), "method"), 1, Integer::sum);
            }
        }
        return methods;
    }

    private JsonNode instances(String model) throws IOException {
        return rest.get(
                "/history/process-instance",
                Map.of(
                        "processDefinitionKey",
                        model,
                        "processInstanceBusinessKey",
                        change,
                        "sortBy",
                        "startTime",
                        "sortOrder",
                        "asc"));
    }

    private String variable(String instance, String name) throws IOException {
        return rest.get(
                        "/history/variable-instance",
                        Map.of("processInstanceId", instance, "variableName", name))
                .path(0)
                .path("value")
                .asText();
    }
}
