package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Guest.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody's browser sends: an answer in a sentence, and no trace in the log. */
@OverHttp
@ExtendWith(OutputCaptureExtension.class)
class OddRequestsOverHttpTest {
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html");
    private static final Map<String, String> PROGRAM = Map.of("Accept", "application/json");
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded");

    @LocalServerPort private int port;

    private Answer send(String method, String path, Map<String, String> headers, String body) {
        return Guest.from("127.0.0.41", port).send(method, path, headers, body);
    }

    /** Empty is what names no status of a failure: a redirect, a health of nothing. */
    private static void says(Answer answer) {
        if (answer.header("content-type").startsWith("application/json")) {
            assertThat(answer.body()).contains("\"type\":\"", "\"message\":\"");
        }
        assertThat(answer.body())
                .doesNotContainIgnoringCase(
                        "whitelabel", "tomcat", "apache", "spring", "jersey", "exception", "java.");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
    }

    @ParameterizedTest
    @FieldSource("io.icebridge.web.Hostility#ODD_ADDRESSES")
    void anAddressInAnOddWayIsRefusedInASentenceAndNoTrace(String path, CapturedOutput log) {
        Answer page = send("GET", path, BROWSER, "");
        Answer data = send("GET", path, PROGRAM, "");
        assertThat(List.of(page.status(), data.status())).allMatch(s -> s >= 300 && s < 500);
        says(page);
        says(data);
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /engine-rest, 401",
        "GET, /%65ngine-rest, 400",
        "GET, /%65ngine-rest/task, 400",
        "GET, /nothing/here, 401",
        "POST, /nothing, 403",
        "PUT, /login, 403",
        "DELETE, /login, 403",
        "BREW, /login, 400",
        "TRACE, /login, 405",
        "CONNECT, /login, 501",
        "OPTIONS, /login, 200",
        "HEAD, /login, 200",
        "GET, /error, 401",
        "PATCH, /actuator/health, 405",
        "POST, /actuator/health, 405",
        "GET, /actuator/health/nothing, 404",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist, 401",
        "POST, /camunda/api/admin/auth/user/none/login/tasklist, 401",
        "GET, /camunda/app/tasklist/none/, 401",
        "GET, /camunda/lib/nothing.js, 401",
        "POST, /camunda/api/engine/engine/default/task/1/complete, 401",
        "GET, /oauth2/authorization/none, 401",
        "GET, /login/oauth2/code/none, 401",
        "GET, /login/again, 400",
        "POST, /logout, 403",
        "GET, /icebridge.css, 200",
        "GET, /favicon.ico, 401",
        "GET, /audit/change, 401",
        "GET, /password, 401",
        "GET, /camunda/app/admin/default/setup/, 403",
        "POST, /camunda/api/admin/setup/default/user/create, 403"
    })
    void anybodysRequestIsAnsweredInASentenceAndNoTrace(
            String method, String path, int status, CapturedOutput log) {
        Answer data = send(method, path, PROGRAM, "");
        Answer page = send(method, path, BROWSER, "");
        says(data);
        assertThat(log.getAll()).doesNotContain("\tat ");
        assertThat(data.status()).isEqualTo(status);
    }

    @Test
    void aBodyOfAnyKindIsAnsweredInASentenceAndNoTrace(CapturedOutput log) {
        for (String type :
                List.of(
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "application/json",
                        "text/none",
                        "",
                        "application/x-www-form-urlencoded; charset=none",
                        "application/x-www-form-urlencoded")) {
            for (String path :
                    List.of(
                            "/login",
                            "/camunda/api/admin/auth/user/default/login/tasklist",
                            "/engine-rest/task",
                            "/window",
                            "/logout",
                            "/password",
                            "/actuator/health")) {
                for (String body :
                        List.of(
                                "{",
                                "%zz=%",
                                "username=%00&password=%00",
                                "a".repeat(300_000),
                                "&a=b".repeat(20_000),
                                "--x\r\nContent-Disposition: form-data\r\n\r\n")) {
                    Answer answer =
                            send(
                                    "POST",
                                    path,
                                    Map.of("Content-Type", type, "Accept", "application/json"),
                                    body);
                    assertThat(answer.status()).isBetween(400, 499);
                    says(answer);
                }
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }
}
