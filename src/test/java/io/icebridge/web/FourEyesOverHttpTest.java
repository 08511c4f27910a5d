package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.process.DueJobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@OverHttp
class FourEyesOverHttpTest {
    private final TestRestTemplate http;
    private final ManagementService engine;
    private final Approvals approvals;
    private final String change = "EYES-" + UUID.randomUUID();

    private String gate;

    FourEyesOverHttpTest(
            @Autowired TestRestTemplate http,
            @Autowired ManagementService engine,
            @Autowired Approvals approvals) {
        this.http = http;
        this.engine = engine;
        this.approvals = approvals;
    }

    @BeforeEach
    void comeToTheGate() {
        Visitor.named(http, "manager").start("retire-nova", change);
        runJobs();
        gate = "/engine-rest/task/" + Visitor.named(http, "manager2").tasks(change).get(0);
    }

    private void runJobs() {
        DueJobs.carryOut(engine);
    }

    private ResponseEntity<String> decide(String user, String way, String decision) {
        return Visitor.named(http, user).post(gate + way, Visitor.answer(decision, "looks fine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/submit-form"})
    void whoStartedTheChangeIsToldThatAnotherDecides(String way) {
        assertThat(decide("manager", way, "approve").getBody())
                .contains("manager started this change; another change manager decides here");
        assertThat(approvals.of(change)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/submit-form"})
    void anotherChangeManagerApproves(String way) {
        assertThat(decide("manager2", way, "approve").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(approvals.of(change)).extracting(Approval::by).containsExactly("manager2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/submit-form"})
    void aCommentThatIsTooLongToBeKeptIsRefusedInASentence(String way) {
        Visitor approver = Visitor.named(http, "manager2");
        ResponseEntity<String> refused =
                approver.post(gate + way, Visitor.answer("approve", "x".repeat(4001)));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("at most 4000 characters", "this one has 4001");
        assertThat(approvals.of(change)).isEmpty();
        approver.post(gate + way, Visitor.answer("approve", "x".repeat(4000)));
        assertThat(approvals.of(change))
                .extracting(Approval::comment)
                .containsExactly("x".repeat(4000));
    }

    @Test
    void anOperatorDoesNotEvenSeeTheGate() {
        assertThat(Visitor.named(http, "operator").tasks(change)).isEmpty();
        assertThat(decide("operator", "/complete", "approve").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void anAdministratorIsNoChangeManager() {
        assertThat(decide("admin", "/complete", "approve").getBody())
                .contains("admin is not a change manager");
    }

    @Test
    void aRefusalIsAFourHundredWithItsSentence() {
        for (String way : List.of("/complete", "/submit-form")) {
            ResponseEntity<String> starter = decide("manager", way, "approve");
            assertThat(starter.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
            ResponseEntity<String> nonsense = decide("manager2", way, "perhaps");
            assertThat(nonsense.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(nonsense.getBody()).contains("\"type\"", "must be one of approve, reject");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/submit-form"})
    void aGateTakesItsFormsFieldsAndNothingElse(String way) {
        for (Map<String, Object> further :
                List.<Map<String, Object>>of(
                        Map.of("verdict", Map.of("value", "APPROVED")),
                        Map.of("gate", Map.of("value", "move")),
                        Map.of("comment", Map.of("value", 12345)),
                        Map.of("comment", Map.of("value", "\"quoted\"", "type", "Json")))) {
            Map<String, Object> fields = new HashMap<>();
            fields.put("decision", Map.of("value", "approve"));
            fields.put("comment", Map.of("value", "looks fine"));
            fields.putAll(further);
            assertThat(
                            Visitor.named(http, "manager2")
                                    .post(gate + way, Map.of("variables", fields))
                                    .getStatusCode())
                    .as(further.toString())
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
        assertThat(Visitor.named(http, "manager2").post(gate + way, Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(approvals.of(change)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/resolve | {\"variables\":{\"summary\":{\"value\":\"harmless\"}}}",
                "/bpmnError | {\"errorCode\":\"CHANGE_STOPPED\"}",
                "/bpmnEscalation | {\"escalationCode\":\"ANY\"}",
                "/comment/create | {\"message\":\"all is well\"}",
                "/delegate | {\"userId\":\"manager2\"}",
                "/assignee | {\"userId\":\"manager2\"}",
                "/claim | {\"userId\":\"manager2\"}",
                "/identity-links | {\"userId\":\"operator\",\"type\":\"candidate\"}",
                "/variables | {\"modifications\":{\"gate\":{\"value\":\"move\"}}}",
                "/localVariables | {\"modifications\":{\"gate\":{\"value\":\"move\"}}}"
            })
    void nobodyElseTouchesTheGatesTask(String way, String body) throws Exception {
        Object wish = new ObjectMapper().readValue(body, Map.class);
        for (String person : List.of("manager", "operator", "auditor", "admin")) {
            assertThat(
                            Visitor.named(http, person)
                                    .post(gate + way, wish)
                                    .getStatusCode()
                                    .is4xxClientError())
                    .as(person)
                    .isTrue();
        }
        for (String person : List.of("manager", "admin")) {
            assertThat(
                            Visitor.named(http, person)
                                    .put(gate, Map.of("name", "Harmless", "description", "x")))
                    .isEqualTo(403);
        }
        assertThat(Visitor.named(http, "manager2").get(gate).getBody())
                .contains("\"name\":\"Approve Retirement of the old Nova (", "\"assignee\":null");
        assertThat(Visitor.named(http, "manager2").tasks(change)).hasSize(1);
    }

    @Test
    void whatNobodyMayDoIsSaidToAdministratorsInASentence() {
        assertThat(
                        Visitor.named(http, "admin")
                                .post(gate + "/bpmnError", Map.of("errorCode", "ANYTHING"))
                                .getBody())
                .contains("refused to everybody, administrators too", "by its models alone");
    }

    @Test
    void anAttemptIsWrittenDown() {
        decide("manager", "/complete", "approve");
        assertThat(Visitor.named(http, "auditor").get("/change/" + change + "/record").getBody())
                .contains("REFUSED", "manager started this change");
    }

    @Test
    void anApprovalBySomebodyWhosePasswordWasSetTodaySaysSo() {
        Visitor.named(http, "admin")
                .put(
                        "/engine-rest/user/manager2/credentials",
                        Map.of("password", "manager2", "authenticatedUserPassword", "admin"));
        decide("manager2", "/complete", "approve");
        assertThat(approvals.of(change))
                .singleElement()
                .satisfies(
                        approval ->
                                assertThat(approval.approverChanged())
                                        .contains("admin set the password"));
        assertThat(Visitor.named(http, "auditor").get("/change/" + change + "/record").getBody())
                .contains("IDENTITY", "set the password");
    }

    @Test
    void theHistoryOfAChangeIsNotDeletedByAnAdministrator() {
        decide("manager2", "/complete", "reject");
        String instance =
                Visitor.named(http, "auditor")
                        .get(
                                "/engine-rest/history/process-instance?processInstanceBusinessKey="
                                        + change)
                        .getBody()
                        .replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        http.withBasicAuth("admin", "admin")
                .delete("/engine-rest/history/process-instance/" + instance);
        assertThat(Visitor.named(http, "auditor").get("/change/" + change + "/record").getBody())
                .contains("looks fine");
        assertThat(
                        Visitor.named(http, "auditor")
                                .get("/engine-rest/history/process-instance/" + instance)
                                .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void anAuditorReadsWhoApprovedWhat() {
        decide("manager2", "/complete", "approve");
        runJobs();
        String page = Visitor.named(http, "auditor").get("/change/" + change + "/record").getBody();
        assertThat(page)
                .contains("Retirement of the old Nova", "manager2", "looks fine", "service stop")
                .contains("is that of what was shown");
        assertThat(Visitor.named(http, "auditor").get("/audit").getBody()).contains(change);
    }
}
