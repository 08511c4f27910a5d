package io.icebridge.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Somebody who speaks HTTP with the application; password = name, as in the demo. */
final class Visitor {
    private final TestRestTemplate http;

    private Visitor(TestRestTemplate http) {
        this.http = http;
    }

    static Visitor named(TestRestTemplate http, String user) {
        return new Visitor(http.withBasicAuth(user, user));
    }

    static Visitor unknown(TestRestTemplate http) {
        return new Visitor(http);
    }

    ResponseEntity<String> get(String path) {
        return http.getForEntity(path, String.class);
    }

    ResponseEntity<String> post(String path, Object body) {
        return post(path, body, new HttpHeaders());
    }

    ResponseEntity<String> post(String path, Object body, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
    }

    int put(String path, Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, HttpMethod.PUT, new HttpEntity<>(body, headers), String.class)
                .getStatusCode()
                .value();
    }

    ResponseEntity<String> start(String model, String change) {
        return post(
                "/engine-rest/process-definition/key/" + model + "/start",
                Map.of("businessKey", change));
    }

    /** The ids of the tasks of a change that this visitor sees. */
    @SuppressWarnings("unchecked")
    List<String> tasks(String change) {
        List<Map<String, Object>> tasks =
                http.getForObject(
                        "/engine-rest/task?processInstanceBusinessKey=" + change, List.class);
        return tasks.stream().map(task -> task.get("id").toString()).toList();
    }

    static Map<String, Object> answer(String decision, String comment) {
        return Map.of(
                "variables",
                Map.of("decision", Map.of("value", decision), "comment", Map.of("value", comment)));
    }
}
