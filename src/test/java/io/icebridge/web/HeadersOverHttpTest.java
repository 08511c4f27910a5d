package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Guest.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class HeadersOverHttpTest {
    @LocalServerPort private int port;

    private Guest manager() {
        Guest guest = Guest.from("127.0.0.1", port);
        guest.logIn("manager", "manager");
        return guest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit",
                "/window",
                "/login",
                "/password",
                "/no-such-page",
                "/change/none",
                "/engine-rest/engine",
                "/login;x=y",
                "/%"
            })
    void ourOwnPagesRunOurScriptAloneStandInNoFrameAndAreNotKept(String path) {
        Answer answer = manager().page(path);
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("permissions-policy")).contains("camera=()");
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/window", "/login", "/no-such-page"})
    void whatOurPagesNeedTheirPolicyAllows(String path) {
        Answer page = manager().page(path);
        assertThat(page.body())
                .contains("href=\"/icebridge.css\"", "<script src=\"/icebridge.js\" defer")
                .contains("href=\"/icebridge.svg\"")
                .doesNotContain("<style", "style=", "<script>", "onclick");
        for (String file : List.of("/icebridge.css", "/icebridge.js", "/icebridge.svg")) {
            assertThat(Guest.from("127.0.0.1", port).page(file).status()).isEqualTo(200);
        }
    }

    @Test
    void theEnginesWebApplicationsKeepTheirOwnPolicy() {
        Answer tasklist = manager().page("/camunda/app/tasklist/default/");
        assertThat(tasklist.status()).isEqualTo(200);
        assertThat(tasklist.header("content-security-policy"))
                .contains("'strict-dynamic'")
                .doesNotContain("default-src 'none'");
        assertThat(tasklist.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(tasklist.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void whoFindsNothingReadsASentenceOfOurs() {
        assertThat(manager().page("/no-such-page"))
                .returns(404, Answer::status)
                .extracting(Answer::body)
                .asString()
                .contains("There is nothing at this address.", "<html");
        assertThat(manager().page("/change/none").body())
                .contains("There is no change none.", "Log out", "<html");
        assertThat(manager().page("/audit/change?id=none").leadsTo()).isEqualTo("/change/none");
        assertThat(manager().page("/audit/change").body()).contains("lacks the parameter id");
        assertThat(manager().page("/password").body()).contains("Your login does not allow this.");
        Answer data =
                manager().send("GET", "/no-such-page", Map.of("Accept", "application/json"), "");
        assertThat(data.body())
                .isEqualTo(
                        "{\"message\":\"There is nothing at this address.\",\"type\":\"NotFound\"}");
    }
}
