package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Guest.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What another site's page makes a browser send, with the login that the browser keeps. */
@OverHttp
class ForgedRequestsOverHttpTest {
    private static final List<String> PATHS =
            List.of(
                    "/engine-rest/task/count",
                    "/window",
                    "/login",
                    "/logout",
                    "/password",
                    "/camunda/api/admin/auth/user/default/login/tasklist",
                    "/camunda/api/engine/engine/default/task/count");

    @LocalServerPort private int port;

    private Answer send(String method, String path, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Basic bWFuYWdlcjptYW5hZ2Vy");
        all.put("Content-Type", "application/json");
        return Guest.from("127.0.0.1", port).send(method, path, all, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: ",
                "Origin: http://localhost",
                "Origin: https://localhost:PORT",
                "Origin: http://localhost:PORT.evil.example",
                "Origin: http://evil.example@localhost",
                "Referer: http://evil.example/",
                "Referer: http://evil.example/?http://localhost:PORT/",
                "Referer: about:blank",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void areRefusedInASentenceWhicheverHeaderTells(String line) {
        String[] header = line.replace("PORT", "" + port).split(": ?", 2);
        for (String path : PATHS) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                Answer answer = send(method, path, Map.of(header[0], header[1]));
                assertThat(answer.status()).as(method + " " + path).isEqualTo(403);
                assertThat(answer.body())
                        .contains("\"type\":\"Forbidden\"", "is none of this application's");
            }
        }
    }

    @Test
    void ofOurOwnPagesAndOfProgramsAreNone() {
        for (Map<String, String> headers :
                List.of(
                        Map.<String, String>of(),
                        Map.of("Origin", "http://localhost:" + port),
                        Map.of("Origin", "HTTP://LOCALHOST:" + port),
                        Map.of("Referer", "http://localhost:" + port + "/window?a=b"),
                        Map.of("Sec-Fetch-Site", "same-origin"),
                        Map.of("Sec-Fetch-Site", "none"))) {
            assertThat(send("POST", "/engine-rest/task/count", headers).status())
                    .as(headers.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void behindATrustedProxyThePublicAddressCounts() {
        Map<String, String> proxy =
                Map.of(
                        "X-Forwarded-For", "192.0.2.7",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "icebridge.example");
        assertThat(origin(proxy, "https://icebridge.example")).isEqualTo(200);
        assertThat(origin(proxy, "https://icebridge.example:443")).isEqualTo(200);
        assertThat(origin(proxy, "http://icebridge.example")).isEqualTo(403);
        assertThat(origin(proxy, "http://localhost:" + port)).isEqualTo(403);
    }

    private int origin(Map<String, String> proxy, String origin) {
        Map<String, String> all = new LinkedHashMap<>(proxy);
        all.put("Origin", origin);
        return send("POST", "/engine-rest/task/count", all).status();
    }

    @Test
    void whoeverIsNoTrustedProxyDoesNotChooseTheAddress() {
        Map<String, String> claims =
                Map.of(
                        "Authorization", "Basic bWFuYWdlcjptYW5hZ2Vy",
                        "Content-Type", "application/json",
                        "Origin", "http://evil.example",
                        "X-Forwarded-Host", "evil.example",
                        "X-Forwarded-Proto", "http");
        assertThat(
                        Guest.from("127.0.0.99", port)
                                .send("POST", "/engine-rest/task/count", claims, "{}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void whatOnlyReadsIsNotMeant() {
        assertThat(
                        send(
                                        "GET",
                                        "/engine-rest/task/count",
                                        Map.of("Origin", "http://evil.example"))
                                .status())
                .isEqualTo(200);
    }
}
