package io.icebridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A plain client of the simulated cloud, with one project's token. */
public final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer, its body null where it is no JSON. */
    public record Answer(int status, JsonNode json, HttpResponse<String> raw) {
        public String lastPartOfLocation() {
            String location = raw.headers().firstValue("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    private final SimulatedCloud cloud;
    private final String token;
    private final JsonNode access;

    private Client(SimulatedCloud cloud, String token, JsonNode access) {
        this.cloud = cloud;
        this.token = token;
        this.access = access;
    }

    /** Logs in by Identity v3. */
    public static Client of(SimulatedCloud cloud, String user, String project) {
        String body =
                """
                {"auth": {"identity": {"methods": ["password"], "password": {"user":
                {"name": "%s", "domain": {"id": "default"}, "password": "%s"}}},
                "scope": {"project": {"name": "%s", "domain": {"id": "default"}}}}}
                """
                        .formatted(user, cloud.password(), project);
        Answer answer = send("POST", cloud.identity() + "/v3/auth/tokens", body, "none");
        String token = answer.raw().headers().firstValue("X-Subject-Token").orElse("none");
        return new Client(cloud, token, answer.json().path("token"));
    }

    public static Client admin(SimulatedCloud cloud) {
        return of(cloud, "admin", "admin");
    }

    public static Client member(SimulatedCloud cloud, String project) {
        return of(cloud, "user-of-" + project, project);
    }

    public String projectId() {
        return access.path("project").path("id").asText();
    }

    public String userId() {
        return access.path("user").path("id").asText();
    }

    public String token() {
        return token;
    }

    /** Nova of a region, path below the project. */
    public Answer nova(String region, String method, String path, String body) {
        return send(method, cloud.compute(region) + "/v2/" + projectId() + path, body, token);
    }

    public Answer old(String method, String path, String body) {
        return nova(Shape.OLD_REGION, method, path, body);
    }

    public Answer fresh(String method, String path, String body) {
        return nova(Shape.NEW_REGION, method, path, body);
    }

    /** Any other service, by the name of its address. */
    public Answer at(String service, String method, String path, String body) {
        return send(method, cloud.addresses().get(service) + path, body, token);
    }

    /** Waits until a read shows what is wanted. */
    public static JsonNode await(Supplier<JsonNode> read, Predicate<JsonNode> wanted) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        JsonNode last = read.get();
        while (!wanted.test(last)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still " + last);
            }
            LockSupport.parkNanos(2_000_000);
            last = read.get();
        }
        return last;
    }

    static Answer send(String method, String url, String body, String token) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, publisher)
                        .header("Content-Type", "application/json")
                        .header("X-Auth-Token", token)
                        .build();
        try {
            HttpResponse<String> raw = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(raw.statusCode(), json(raw.body()), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException noJson) {
            return null;
        }
    }
}
