package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

@OverHttp
class SecurityTest {
    private final TestRestTemplate http;

    SecurityTest(@Autowired TestRestTemplate http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest/no-such-thing",
                "/actuator/prometheus",
                "/audit",
                "/audit/change?id=CHG1",
                "/camunda/api/engine/engine/default/task"
            })
    void whoIsNotLoggedInGets401(String path) {
        assertThat(Visitor.unknown(http).get(path).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void healthIsOpen() {
        assertThat(Visitor.unknown(http).get("/actuator/health").getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void aWrongPasswordGets401() {
        assertThat(
                        http.withBasicAuth("nobody", "wrong")
                                .getForEntity("/engine-rest/engine", String.class)
                                .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void nobodyMakesHimselfAnAdministratorByTheSetUpPage() {
        assertThat(
                        Visitor.unknown(http)
                                .post(
                                        "/camunda/api/admin/setup/default/user/create",
                                        Map.of("profile", Map.of("id", "me")))
                                .getStatusCode()
                                .is4xxClientError())
                .isTrue();
        var page = Visitor.unknown(http).get("/camunda/app/admin/default/setup/");
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(page.getBody()).contains("one-time password to the console");
    }

    @Test
    void aChangeManagerStartsWhatCanBeStartedAlone() {
        assertThat(status("manager", "retire-nova")).isEqualTo(HttpStatus.OK);
    }

    @Test
    void aChangeManagerStartsNoPartInTheMiddle() {
        assertThat(status("manager", "release-server")).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "auditor"})
    void othersStartNothing(String user) {
        assertThat(status(user, "retire-nova")).isEqualTo(HttpStatus.FORBIDDEN);
    }

    private Object status(String user, String model) {
        return Visitor.named(http, user).start(model, "START-" + user + model).getStatusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager2", "operator", "auditor"})
    void nobodyButAnAdministratorMovesAnInstancePastItsGate(String user) {
        Visitor.named(http, "manager").start("retire-nova", "MODIFY-" + user);
        String list = Visitor.named(http, "manager").get(instances("MODIFY-" + user)).getBody();
        String instance = list.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(
                        Visitor.named(http, user)
                                .post(
                                        "/engine-rest/process-instance/"
                                                + instance
                                                + "/modification",
                                        Map.of(
                                                "instructions",
                                                List.of(
                                                        Map.of(
                                                                "type", "startBeforeActivity",
                                                                "activityId", "stopOldNova"))))
                                .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(
                        Visitor.named(http, user)
                                .put(
                                        "/engine-rest/process-instance/"
                                                + instance
                                                + "/variables/verdict",
                                        Map.of("value", "APPROVED")))
                .isEqualTo(403);
    }

    private static String instances(String change) {
        return "/engine-rest/process-instance?businessKey=" + change;
    }

    @Test
    void anAuditorReadsTheOperationLogAndAChangeManagerDoesNotReadThatOfUsers() {
        String log = "/engine-rest/history/user-operation?entityType=Authorization";
        assertThat(Visitor.named(http, "auditor").get(log).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(Visitor.named(http, "manager").get(log).getBody()).isEqualTo("[]");
    }

    @Test
    void auditPagesAreForAuditorsAndChangeManagers() {
        assertThat(Visitor.named(http, "auditor").get("/audit").getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(Visitor.named(http, "operator").get("/audit").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatAnotherSitesPageSendsIsRefused() {
        HttpHeaders forged = new HttpHeaders();
        forged.set("Sec-Fetch-Site", "cross-site");
        assertThat(
                        Visitor.named(http, "manager")
                                .post("/engine-rest/task/count", Map.of(), forged)
                                .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }
}
