package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Starts;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Starting a change over REST, as the ways round its gates were found. */
@OverHttp
class StartOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Visitor manager;
    private final Visitor admin;
    private final Starts starts;
    private final RuntimeService runtime;

    StartOverHttpTest(
            @Autowired TestRestTemplate http,
            @Autowired Starts starts,
            @Autowired RuntimeService runtime) {
        this.manager = Visitor.named(http, "manager");
        this.admin = Visitor.named(http, "admin");
        this.starts = starts;
        this.runtime = runtime;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](http://evil/x.png)",
                "[here](http://evil)",
                "<b>CHG</b>",
                "../..",
                "CHG1\nand more",
                "two  spaces",
                "ends with a space ",
                " begins with one",
                "-CHG",
                "A12345678901234567890123456789012345678901234567890123456789012345",
                "**bold**",
                ""
            })
    void anIdThatIsNoIdIsRefusedWithASentence(String id) throws Exception {
        refused(start(Map.of("businessKey", id)), HttpStatus.BAD_REQUEST, "The id of a change");
    }

    @Test
    void withoutAnIdNothingIsStarted() throws Exception {
        refused(start(Map.of()), HttpStatus.BAD_REQUEST, "The id of a change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHG0001", "Änderung 7", "变更-12", "ITIL/2026#4", "a", "RFC 12.b_c"})
    void anIdOfAnyScriptIsTaken(String id) {
        assertThat(start(Map.of("businessKey", id)).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void titleAndReasonAreKeptAsTheyWereWritten() {
        start(
                Map.of(
                        "businessKey",
                        "START-T",
                        "variables",
                        Map.of(
                                "title", Map.of("value", "**Nova** <script>"),
                                "reason", Map.of("value", "end of life"))));
        assertThat(starts.of("START-T"))
                .singleElement()
                .satisfies(
                        start -> {
                            assertThat(start.by()).isEqualTo("manager");
                            assertThat(start.title()).isEqualTo("**Nova** <script>");
                            assertThat(start.reason()).isEqualTo("end of life");
                        });
    }

    @Test
    void noOtherVariableComesWithAStart() throws Exception {
        refused(
                start(
                        Map.of(
                                "businessKey",
                                "START-V",
                                "variables",
                                Map.of("gate", Map.of("value", "move")))),
                HttpStatus.BAD_REQUEST,
                "it takes no gate");
        refused(
                start(
                        Map.of(
                                "businessKey",
                                "START-V",
                                "variables",
                                Map.of("title", Map.of("value", 7)))),
                HttpStatus.BAD_REQUEST,
                "The title of a change is a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startBeforeActivity", "startAfterActivity"})
    void nobodyStartsBehindAGateNotEvenAnAdministrator(String type) throws Exception {
        Map<String, Object> wish =
                Map.of(
                        "businessKey",
                        "START-I",
                        "startInstructions",
                        List.of(Map.of("type", type, "activityId", "proveRegionEmpty")));
        for (Visitor who : List.of(manager, admin)) {
            refused(
                    who.post("/engine-rest/process-definition/key/retire-nova/start", wish),
                    HttpStatus.FORBIDDEN,
                    "A change moves on by its models alone");
        }
    }

    @Test
    void aPartOfAModelIsNotStartedByAnAdministratorEither() throws Exception {
        refused(
                admin.start("obtain-approval", "START-P"),
                HttpStatus.FORBIDDEN,
                "is a part of another model");
    }

    @Test
    void oneChangeAtATimeRunsOnACloudAndTheOtherIsNamed() throws Exception {
        assertThat(manager.start("retire-nova", "START-1").getStatusCode())
                .isEqualTo(HttpStatus.OK);
        refused(
                admin.start("retire-nova", "START-2"),
                HttpStatus.FORBIDDEN,
                "The change START-1 (retire-nova) runs");
    }

    private ResponseEntity<String> start(Map<String, Object> wish) {
        return manager.post("/engine-rest/process-definition/key/retire-nova/start", wish);
    }

    private void refused(ResponseEntity<String> answer, HttpStatus status, String sentence)
            throws Exception {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        JsonNode body = JSON.readTree(answer.getBody());
        assertThat(body.path("message").asText()).contains(sentence);
        assertThat(body.path("type").asText()).isNotEmpty();
        assertThat(
                        runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKeyLike("START-%")
                                .list())
                .noneMatch(instance -> !instance.getBusinessKey().equals("START-1"));
    }
}
