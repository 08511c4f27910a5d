package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Operations.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What the engine's REST reads of an address and of a body, by its own document, filled with what
 * cannot stand there: the sender's fault, in a sentence, and no trace in the log.
 */
@OverHttp
@ExtendWith(OutputCaptureExtension.class)
class EngineQueriesOverHttpTest {
    private final TestRestTemplate http;

    @LocalServerPort private int port;

    EngineQueriesOverHttpTest(@Autowired TestRestTemplate http) {
        this.http = http;
    }

    @Test
    void whatCannotStandInAnAddressIsTheSendersFault(CapturedOutput log) {
        List<String> wrong = new ArrayList<>();
        for (Operation each : Operations.reading()) {
            Stream.concat(Stream.of(""), each.wrongly())
                    .forEach(query -> wrong.addAll(told("admin", each, query)));
        }
        assertThat(wrong).isEmpty();
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    /** By those who may do most with changes; what an administrator does with users is left out. */
    @Test
    void whatCannotStandInABodyIsTheSendersFault(CapturedOutput log) {
        List<String> wrong = new ArrayList<>();
        Operations.all().stream()
                .flatMap(Operation::awry)
                .forEach(
                        each ->
                                wrong.addAll(
                                        told(
                                                each.path().contains("process-definition")
                                                        ? "manager"
                                                        : "operator",
                                                each,
                                                "")));
        assertThat(wrong).isEmpty();
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    private List<String> told(String person, Operation operation, String query) {
        String path = operation.path().replaceAll("\\{[^}]*}", "none") + query;
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<String> answer =
                http.withBasicAuth(person, person)
                        .exchange(
                                URI.create("http://localhost:" + port + "/engine-rest" + path),
                                HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT)),
                                new HttpEntity<>(
                                        operation.body() == null
                                                ? null
                                                : operation.body().toString(),
                                        headers),
                                String.class);
        int status = answer.getStatusCode().value();
        String said = "" + answer.getBody();
        boolean fine =
                status < 400
                        || status < 500
                                && said.contains("\"message\":\"")
                                && !said.contains("org.camunda")
                                && !said.contains("Exception:");
        return fine
                ? List.of()
                : List.of("%d %s %s: %s".formatted(status, path, operation.body(), said));
    }
}
