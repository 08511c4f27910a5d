package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approvals;
import io.icebridge.web.Operations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that the engine's REST offers, tried by everybody while a change is before, at and
 * after a gate: whatever is not on the list of what people may do changes nothing.
 */
@OverHttp
class EveryOperationTest {
    /** What people may do, by the names of the engine's OpenAPI document. */
    private static final Set<String> ON_THE_LIST =
            Set.of(
                    "claim",
                    "unclaim",
                    "complete",
                    "submit",
                    "startProcessInstance",
                    "startProcessInstanceByKey",
                    "submitForm",
                    "submitFormByKey",
                    "updateSuspensionState",
                    "updateSuspensionStateById",
                    "updateProcessDefinitionSuspensionState",
                    "updateProcessDefinitionSuspensionStateById",
                    "updateProcessDefinitionSuspensionStateByKey",
                    "updateSuspensionStateJobDefinition",
                    "updateSuspensionStateJobDefinitions",
                    "updateJobSuspensionState",
                    "updateSuspensionStateBy",
                    "setJobRetries",
                    "setJobRetriesJobDefinition");

    /** What administrators may do, too. */
    private static final Set<String> ADMINISTERING =
            Set.of(
                    "createUser",
                    "updateProfile",
                    "updateCredentials",
                    "deleteUser",
                    "unlockUser",
                    "createGroup",
                    "updateGroup",
                    "deleteGroup",
                    "createGroupMember",
                    "deleteGroupMember");

    private static final List<String> PEOPLE =
            List.of("", "manager", "manager2", "operator", "auditor", "admin");

    private final TestRestTemplate http;
    private final JdbcClient db;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final Approvals approvals;

    EveryOperationTest(
            @Autowired TestRestTemplate http,
            @Autowired DataSource source,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks,
            @Autowired ManagementService management,
            @Autowired Approvals approvals) {
        this.http = http;
        this.db = JdbcClient.create(source);
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.approvals = approvals;
    }

    enum Moment {
        BEFORE,
        AT,
        AFTER
    }

    @Test
    void theDocumentHasWhatTheListNames() {
        Set<String> known = new TreeSet<>();
        Operations.all().forEach(operation -> known.add(operation.id()));
        assertThat(known)
                .containsAll(ON_THE_LIST)
                .containsAll(ADMINISTERING)
                .hasSizeGreaterThan(190);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void whatIsNotOnTheListChangesNothing(Moment moment) {
        Map<String, String> names = aChange(moment);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> before = state();
        for (Operation each : Operations.all()) {
            if (ON_THE_LIST.contains(each.id()) || ADMINISTERING.contains(each.id())) {
                continue;
            }
            for (String person : PEOPLE) {
                int status = send(person, each.of(names)).getStatusCode().value();
                if (status >= 500) {
                    wrong.add("%s by %s answered %d".formatted(each, person, status));
                }
                if (person.isEmpty() && status != 401) {
                    wrong.add("%s by nobody answered %d".formatted(each, status));
                }
            }
            Map<String, Integer> after = state();
            if (!after.equals(before)) {
                wrong.add("%s changed %s".formatted(each, differing(before, after)));
                before = after;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(approvals.of(names.get("change"))).hasSize(moment == Moment.AFTER ? 1 : 0);
    }

    /** A change that waits, and what its parts are called in the engine's REST. */
    private Map<String, String> aChange(Moment moment) {
        String change = "EVERY-" + moment;
        Visitor.named(http, "manager").start("retire-nova", change);
        Map<String, String> names = new LinkedHashMap<>();
        names.put("change", change);
        names.put("key", "retire-nova");
        names.put("processDefinitionKey", "retire-nova");
        names.put("varName", "verdict");
        names.put("userId", "manager2");
        names.put("groupId", "change-managers");
        names.put("messageName", "windowClosed");
        names.put("activityId", "stopOldNova");
        if (moment != Moment.BEFORE) {
            runJobs();
            String task = tasks.createTaskQuery().singleResult().getId();
            names.put("taskId", task);
            names.put("id", task);
        }
        if (moment == Moment.AFTER) {
            Visitor.named(http, "manager2")
                    .post(
                            "/engine-rest/task/" + names.get("id") + "/complete",
                            Visitor.answer("approve", "looks fine"));
        }
        var root = runtime.createProcessInstanceQuery().rootProcessInstances().singleResult();
        names.put("processInstanceId", root.getId());
        names.put("executionId", root.getId());
        names.put("processDefinitionId", root.getProcessDefinitionId());
        if (moment != Moment.AT) {
            names.put("id", root.getId());
            names.put("jobId", management.createJobQuery().messages().list().get(0).getId());
        }
        return names;
    }

    private void runJobs() {
        for (Job job = next(); job != null; job = next()) {
            management.executeJob(job.getId());
        }
    }

    private Job next() {
        return management.createJobQuery().withRetriesLeft().messages().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private ResponseEntity<String> send(String person, Operation operation) {
        TestRestTemplate as = person.isEmpty() ? http : http.withBasicAuth(person, person);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setAccept(List.of(MediaType.ALL));
        return as.exchange(
                "/engine-rest" + operation.path(),
                HttpMethod.valueOf(operation.method().toUpperCase(java.util.Locale.ROOT)),
                new HttpEntity<>(
                        operation.body() == null ? null : operation.body().toString(), headers),
                String.class);
    }

    /** What the engine has and remembers, but for its log and the revisions of locked-out users. */
    private Map<String, Integer> state() {
        Map<String, Integer> state = new TreeMap<>();
        for (String table :
                db.sql(
                                "select table_name from information_schema.tables where table_name"
                                        + " like 'ACT_R%' or table_name like 'ACT_HI%' or table_name"
                                        + " like 'ACT_ID%' or table_name in ('IB_APPROVAL',"
                                        + " 'IB_DECISION', 'IB_EVENT', 'IB_START', 'IB_WARRANT')")
                        .query(String.class)
                        .list()) {
            if (!table.equals("ACT_HI_OP_LOG") && !table.equals("ACT_RU_METER_LOG")) {
                state.put(
                        table,
                        db.sql("select * from " + table).query().listOfRows().stream()
                                .mapToInt(row -> row.toString().hashCode())
                                .sum());
            }
        }
        return state;
    }

    private static Set<String> differing(Map<String, Integer> before, Map<String, Integer> after) {
        Set<String> tables = new TreeSet<>(after.keySet());
        tables.removeIf(table -> after.get(table).equals(before.get(table)));
        return tables;
    }
}
