package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Decisions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@OverHttp
class WindowOverHttpTest {
    private final TestRestTemplate http;
    private final Decisions decisions;

    WindowOverHttpTest(@Autowired TestRestTemplate http, @Autowired Decisions decisions) {
        this.http = http;
        this.decisions = decisions;
    }

    private ResponseEntity<String> put(String user, Map<String, Object> wish) {
        return http.withBasicAuth(user, user)
                .exchange("/window", HttpMethod.PUT, new HttpEntity<>(wish), String.class);
    }

    @Test
    void anOperatorPausesAndResumesAndItIsKeptWhoAndWhy() {
        Map<String, Object> pause =
                Map.of("change", "WIN-1", "comment", "storage alarm", "paused", true);
        assertThat(put("operator", pause).getBody()).contains("\"paused\":true");
        Map<String, Object> on = Map.of("change", "WIN-1", "comment", "mended", "paused", false);
        assertThat(put("operator", on).getBody()).contains("\"paused\":false");
        assertThat(decisions.of("WIN-1"))
                .extracting("decision", "by", "comment")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("pause", "operator", "storage alarm"));
    }

    @Test
    void aServerIsHeldBackAndLetGo() {
        Map<String, Object> hold =
                Map.of("change", "WIN-2", "comment", "month end", "holdBack", "node cmp-1");
        assertThat(put("operator", hold).getBody()).contains("node cmp-1");
        Map<String, Object> go =
                Map.of("change", "WIN-2", "comment", "it is over", "letGo", "node cmp-1");
        assertThat(put("operator", go).getBody()).doesNotContain("node cmp-1");
    }

    @Test
    void nobodyElseMayAndNothingGoesWithoutAReason() {
        Map<String, Object> wish = Map.of("change", "WIN-3", "comment", "why not", "paused", true);
        assertThat(put("auditor", wish).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(http.getForEntity("/window", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(put("operator", Map.of("change", "WIN-3", "paused", true)).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
