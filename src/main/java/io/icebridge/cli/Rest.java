package io.icebridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's REST as one of the demo's users, whose password is the name. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String user;

    Rest(URI application, String user) {
        this.base = application;
        this.user = user;
    }

    String user() {
        return user;
    }

    /** Starts a process for a change and gives its instance's id. */
    String start(String process, String change) throws IOException {
        return post("/process-definition/key/" + process + "/start", Map.of("businessKey", change))
                .path("id")
                .asText();
    }

    /** The tasks that this user sees of a change, whichever of its models they belong to. */
    JsonNode tasks(String change) throws IOException {
        return get("/task", Map.of("processInstanceBusinessKey", change));
    }

    /** A task's variables by name; those that are no plain value are left out. */
    Map<String, String> variables(String task) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode variables =
                get("/task/" + task + "/variables", Map.of("deserializeValues", "false"));
        variables
                .properties()
                .forEach(v -> values.put(v.getKey(), v.getValue().path("value").asText()));
        return values;
    }

    void complete(String task, Map<String, String> fields) throws IOException {
        Map<String, Object> variables = new LinkedHashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        post("/task/" + task + "/claim", Map.of("userId", user));
        post("/task/" + task + "/complete", Map.of("variables", variables));
    }

    int count(String what, Map<String, String> query) throws IOException {
        return get("/history/" + what + "/count", query).path("count").asInt();
    }

    JsonNode get(String path, Map<String, String> query) throws IOException {
        StringBuilder words = new StringBuilder();
        query.forEach(
                (name, value) ->
                        words.append(words.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, UTF_8)));
        return send(path, request(path + words).GET().build());
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException {
        String json = JSON.writeValueAsString(body);
        return send(path, request(path).POST(BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(base + "/engine-rest" + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + login);
    }

    private JsonNode send(String path, HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            JsonNode body =
                    answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new Refused(
                        "%s may not %s %s: %d %s"
                                .formatted(
                                        user,
                                        request.method(),
                                        path,
                                        answer.statusCode(),
                                        body.path("message").asText()));
            }
            return body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** An answer that says why not. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private Refused(String message) {
            super(message);
        }
    }
}
