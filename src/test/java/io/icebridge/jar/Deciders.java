package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A change manager who approves whatever waits, and an operator who keeps the site's values. */
final class Deciders {
    private final Rest approver;
    private final Rest operator;
    private final Set<String> left;

    Deciders(URI base) {
        this(base, Set.of());
    }

    /**
     * @param left an operator's tasks that a person decides himself
     */
    Deciders(URI base, Set<String> left) {
        this.left = left;
        approver = new Rest(base, "manager2");
        operator = new Rest(base, "operator");
    }

    /** Decides all that waits; fails where an operator is asked anything but reviews. */
    void decideAll() throws Exception {
        for (JsonNode task : approver.get("/engine-rest/task?taskDefinitionKey=decide").body()) {
            complete(approver, task, Map.of("decision", "approve", "comment", "as planned"));
        }
        for (JsonNode task : operator.get("/engine-rest/task").body()) {
            if (left.contains(task.path("taskDefinitionKey").asText())) {
                continue;
            }
            assertThat(task.path("taskDefinitionKey").asText())
                    .as(() -> "what waits for an operator: " + shown(task))
                    .isIn("reviewConfiguration", "reviewAgain");
            complete(operator, task, Map.of("decision", "keep", "comment", "our values stay"));
        }
    }

    private String shown(JsonNode task) {
        try {
            return operator.get("/engine-rest/task/" + task.path("id").asText() + "/form-variables")
                    .body()
                    .toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void complete(Rest by, JsonNode task, Map<String, String> fields)
            throws Exception {
        Map<String, Object> variables = new HashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        Rest.Answer answer =
                by.post(
                        "/engine-rest/task/" + task.path("id").asText() + "/complete",
                        Map.of("variables", variables));
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }
}
