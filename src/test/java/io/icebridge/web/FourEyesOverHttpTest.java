package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        for (Job job = next(); job != null; job = next()) {
            engine.executeJob(job.getId());
        }
    }

    private Job next() {
        return engine.createJobQuery().withRetriesLeft().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
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
    void nonsenseIsNoDecision() {
        assertThat(decide("manager2", "/complete", "perhaps").getBody())
                .contains("must be one of approve, reject");
    }

    @Test
    void aBpmnErrorIsNoWayRound() {
        assertThat(
                        Visitor.named(http, "manager2")
                                .post(gate + "/bpmnError", Map.of("errorCode", "ANYTHING"))
                                .getStatusCode()
                                .isError())
                .isTrue();
        assertThat(Visitor.named(http, "manager2").tasks(change)).hasSize(1);
    }

    @Test
    void whatAGateShowsIsNotRewrittenByThoseWhoDecide() {
        assertThat(
                        Visitor.named(http, "manager2")
                                .put(gate + "/variables/gateTitle", Map.of("value", "Harmless")))
                .isEqualTo(403);
    }

    @Test
    void anAuditorReadsWhoApprovedWhat() {
        decide("manager2", "/complete", "approve");
        runJobs();
        String page = Visitor.named(http, "auditor").get("/audit/change?id=" + change).getBody();
        assertThat(page)
                .contains("Retirement of the old Nova", "manager2", "looks fine", "service stop")
                .contains("is that of the evidence below");
        assertThat(Visitor.named(http, "auditor").get("/audit").getBody()).contains(change);
    }
}
