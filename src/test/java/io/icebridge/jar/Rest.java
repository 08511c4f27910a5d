package io.icebridge.jar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The application's REST as one of the demo's users, whose password is the name. */
final class Rest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String user;

    Rest(URI base, String user) {
        this.base = base;
        this.user = user;
    }

    record Answer(int status, JsonNode body) {}

    Answer get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    Answer post(String path, Map<String, ?> body) throws IOException {
        return send(
                request(path)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json");
        if (!user.isEmpty()) {
            byte[] pair = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return request;
    }

    private static Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json ? JSON.readTree(answer.body()) : JSON.getNodeFactory().missingNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** True once the application answers that it is well. */
    boolean up() {
        try {
            return get("/actuator/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
