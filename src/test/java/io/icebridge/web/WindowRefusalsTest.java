package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.runbook.move.Move.State;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the window of a change does not take, each with a sentence, and nothing done. */
@OverHttp
class WindowRefusalsTest extends AtTheWindow {

    WindowRefusalsTest(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server no-such | 400 | has no server \"no-such\". What has not begun: web (22bb)",
                "server web | 400 | 2 servers of",
                "node cmp-9 | 400 | has no node \"cmp-9\". What has not begun: cmp-1; cmp-3",
                "project nobody | 400 | has no project \"nobody\". What has not begun: mail; shop",
                "host cmp-3 | 400 | \"server NAME\", \"node NAME\" or \"project ID\"",
                "server-3 | 400 | \"server NAME\", \"node NAME\" or \"project ID\""
            })
    void whatIsNotOfTheChangeIsNotHeldBack(String whom, int status, String told) {
        ResponseEntity<JsonNode> refused = put("operator", Map.of("holdBack", whom));
        assertThat(refused.getStatusCode().value()).isEqualTo(status);
        assertThat(sentence(refused)).contains(told);
        nothingIsChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, moving now",
        "ASIDE, waiting for its owner or a person",
        "MOVED, moved",
        "LEFT, left where it is"
    })
    void aServerThatHasBegunIsNotHeldBack(State state, String told) {
        moves.state(change, "022356fa", state);
        ResponseEntity<JsonNode> refused = put("operator", Map.of("holdBack", "server server-3"));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(sentence(refused)).contains("server-3 (022356fa), on cmp-3, " + told);
        nothingIsChanged();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, 51, Integer.MAX_VALUE})
    void theWindowIsNoSmallerThanOneAndNoLargerThanTheChange(int serversAtOnce) {
        ResponseEntity<JsonNode> refused = put("operator", Map.of("serversAtOnce", serversAtOnce));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).contains("from 1 to 3");
        assertThat(submit("operator", say("act=resize&serversAtOnce=" + serversAtOnce)).getBody())
                .contains("from 1 to 3");
        nothingIsChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\":\"%s\",\"comment\":\"c\",\"pause\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":\"yes\"}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":1}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":\"2\"}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":2.5}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":99999999999}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"holdBack\":[\"server web\"]}",
                "{\"change\":\"%s\",\"comment\":5,\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true,\"paused\":false}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true} {}",
                "{\"change\":\"%s\",\"comment\":\"c\"}",
                "{\"change\":\"%s\",\"comment\":\" \",\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"\\u0000\",\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true",
                "[\"%s\"]",
                "null"
            })
    void whatAProgramSendsIsUnderstoodOrRefusedWithASentence(String body) {
        ResponseEntity<JsonNode> refused = putAsIs("operator", body.formatted(change));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).endsWith(".").contains(" ");
        nothingIsChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "act=burn, There is no act",
        "act=, There is no act",
        "act=go+server+server-3, There is no act",
        "act=pause&colour=red, takes no field",
        "act=pause&kind=node, takes no field",
        "act=pause&act=resume, more than once",
        "act=resize&serversAtOnce=many, whole number",
        "act=resize, whole number",
        "act=hold&kind=rack&name=r1, project ID",
        "act=hold&kind=node&name=, project ID"
    })
    void whatAFormSubmitsIsUnderstoodOrRefusedWithASentence(String fields, String told) {
        ResponseEntity<String> refused = submit("operator", say(fields));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Refused", told, "The window in which servers move");
        nothingIsChanged();
    }

    @Test
    void nobodyElseMayAndNothingGoesWithoutAReason() {
        Map<String, Object> pause = Map.of("paused", true);
        assertThat(put("auditor", pause).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(http.getForEntity("/window", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(sentence(putAsIs("operator", Map.of("change", change, "paused", true))))
                .isEqualTo("Say which change it concerns, and in comment why.");
        nothingIsChanged();
    }

    @Test
    void aChangeThatThereIsNotHasNoWindow() {
        ResponseEntity<JsonNode> refused =
                put("operator", Map.of("change", "NO-SUCH", "paused", true));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).contains("\"NO-SUCH\"", change);
        assertThat(trail.of("NO-SUCH")).isEmpty();
    }

    @Test
    void aChangeWithoutServersLeftToMoveHasNone() {
        moves.of(change).forEach(move -> moves.state(change, move.serverId(), State.MOVED));
        ResponseEntity<JsonNode> refused = put("operator", Map.of("paused", true));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(sentence(refused)).contains("has no server left to move");
    }
}
