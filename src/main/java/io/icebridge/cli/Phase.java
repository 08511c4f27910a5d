package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A part of the runbook as a rehearsal shows it, and how its advance is counted. */
enum Phase {
    READINESS("Readiness", "check-readiness"),
    SERVICES("Services", "upgrade-services"),
    PACKAGES("Final packages", "upgrade-packages"),
    PARALLEL_NOVA("Parallel Nova", "deploy-parallel-nova"),
    SERVERS("Servers", "move-servers"),
    RETIREMENT("Retirement", "retire-nova");

    private static final int READINESS_STEPS = 4;
    private static final int DEPLOYMENT_STEPS = 9;
    private static final int RETIREMENT_STEPS = 5;

    private final String title;
    private final String model;

    Phase(String title, String model) {
        this.title = title;
        this.model = model;
    }

    String title() {
        return title;
    }

    /** How many of what there are. */
    int total(int servers, int packageHosts, int services) {
        return switch (this) {
            case READINESS -> READINESS_STEPS;
            case SERVICES -> services;
            case PACKAGES -> packageHosts;
            case PARALLEL_NOVA -> DEPLOYMENT_STEPS;
            case SERVERS -> servers;
            case RETIREMENT -> RETIREMENT_STEPS;
        };
    }

    /** How many are done; empty-handed while the phase has not begun. */
    int done(Rest rest, String change) throws IOException {
        return switch (this) {
            case SERVICES ->
                    rest.count(
                            "process-instance",
                            Map.of(
                                    "processDefinitionKey",
                                    "upgrade-service",
                                    "processInstanceBusinessKey",
                                    change,
                                    "finished",
                                    "true"));
            case SERVERS -> finished(rest, Map.of("activityId", "recordMove"));
            case PACKAGES -> finished(rest, Map.of("activityId", "upgradeHostPackages"));
            default -> steps(rest, change);
        };
    }

    private int steps(Rest rest, String change) throws IOException {
        JsonNode instance = instance(rest, change);
        return instance == null
                ? 0
                : finished(
                        rest,
                        Map.of(
                                "processInstanceId",
                                instance.path("id").asText(),
                                "activityType",
                                "serviceTask"));
    }

    private static int finished(Rest rest, Map<String, String> query) throws IOException {
        Map<String, String> finished = new java.util.TreeMap<>(query);
        finished.put("finished", "true");
        return rest.count("activity-instance", finished);
    }

    boolean ended(Rest rest, String change) throws IOException {
        JsonNode instance = instance(rest, change);
        return instance != null && !instance.path("endTime").isNull();
    }

    private JsonNode instance(Rest rest, String change) throws IOException {
        return rest.get(
                        "/history/process-instance",
                        Map.of("processDefinitionKey", model, "processInstanceBusinessKey", change))
                .get(0);
    }

    static List<Phase> inOrder() {
        return List.of(values());
    }
}
