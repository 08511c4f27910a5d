package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Guest.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a rule or the engine refuses is the sender's fault, on both ways to the engine by HTTP. */
@OverHttp
@ExtendWith(OutputCaptureExtension.class)
class RefusalsOverHttpTest {
    private static final List<String> WAYS =
            List.of("/engine-rest", "/camunda/api/engine/engine/default");

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private Guest starter;
    private String task;
    private String instance;

    @LocalServerPort private int port;

    RefusalsOverHttpTest(
            @Autowired ManagementService management,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks) {
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @BeforeEach
    void aChangeWaitsAtItsGate() {
        starter = Guest.from("127.0.0.1", port);
        starter.logIn("manager", "manager");
        starter.page("/camunda/app/tasklist/default/");
        send(
                "POST",
                WAYS.get(0) + "/process-definition/key/retire-nova/start",
                "{\"businessKey\":\"REFUSED-1\"}");
        management
                .createJobQuery()
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
        task = tasks.createTaskQuery().singleResult().getId();
        instance =
                runtime.createProcessInstanceQuery().rootProcessInstances().singleResult().getId();
    }

    private Answer send(String method, String path, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        if (path.startsWith("/engine-rest")) {
            headers.put("Authorization", "Basic bWFuYWdlcjptYW5hZ2Vy");
        } else {
            headers.put("X-XSRF-TOKEN", starter.cookies().getOrDefault("XSRF-TOKEN", ""));
        }
        return starter.send(method, path, headers, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /task/TASK/complete | {'variables':{'decision':{'value':'approve'},'comment':{'value':'mine'}}} | 403",
                "POST | /task/TASK/submit-form | {'variables':{'decision':{'value':'approve'},'comment':{'value':'mine'}}} | 403",
                "POST | /task/TASK/complete | {'variables':{'decision':{'value':'perhaps'}}} | 4..",
                "POST | /task/TASK/complete | {'variables':{'more':{'value':'x'}}} | 4..",
                "POST | /task/TASK/complete | {} | 4..",
                "POST | /task/TASK/claim | {'userId':'manager2'} | 403",
                "POST | /task/TASK/claim | {'userId':'manager'} | 403",
                "POST | /task/TASK/resolve | {} | 403",
                "POST | /task/TASK/delegate | {'userId':'manager2'} | 403",
                "POST | /task/TASK/bpmnError | {'errorCode':'CHANGE_STOPPED'} | 403",
                "PUT | /task/TASK/variables/gate | {'value':'move'} | 403",
                "PUT | /task/TASK | {'name':'nothing'} | 403",
                "POST | /task/none/complete | {} | 404",
                "POST | /process-instance/INSTANCE/modification | {'instructions':[{'type':'startBeforeActivity','activityId':'stopOldNova'}]} | 403",
                "PUT | /process-instance/INSTANCE/variables/verdict | {'value':'APPROVED'} | 403",
                "DELETE | /process-instance/INSTANCE | '' | 403",
                "DELETE | /history/process-instance/INSTANCE | '' | 403",
                "POST | /process-definition/key/retire-nova/start | {'businessKey':'../..'} | 400",
                "POST | /process-definition/key/retire-nova/start | {'businessKey':'REFUSED-2'} | 4..",
                "POST | /process-definition/key/retire-nova/submit-form | {'businessKey':'REFUSED-2'} | 4..",
                "POST | /process-definition/key/release-server/start | {'businessKey':'REFUSED-3'} | 403",
                "POST | /process-definition/key/none/start | {} | 4..",
                "POST | /process-definition/key/retire-nova/start | {'businessKey':'R-4','startInstructions':[{'type':'startBeforeActivity','activityId':'stopOldNova'}]} | 403",
                "POST | /message | {'messageName':'any'} | 403",
                "POST | /task/TASK/complete | { | 400",
                "POST | /task/TASK/complete | [] | 400",
                "POST | /task/none/claim | {'userId':'manager'} | 404",
                "POST | /task/none/submit-form | {} | 404",
                "GET | /task/none | '' | 404",
                "PUT | /job/none/retries | {'retries':2} | 404",
                "GET | /process-instance/none | '' | 404",
                "POST | /task/TASK/complete | nul | 400",
                "POST | /task/TASK/complete | null | 400",
                "POST | /task/TASK/complete | {'variables':{'decision':null}} | 400",
                "POST | /task/TASK/complete | {'variables':{'decision':{'value':'a','type':'File'}}} | 400",
                "POST | /task/TASK/claim | null | 400",
                "POST | /process-definition/key/retire-nova/start | null | 400",
                "PUT | /process-instance/INSTANCE/suspended | null | 400",
                "PUT | /job/none/retries | {} | 400",
                "PUT | /job/none/retries | {'retries':2147483647} | 400",
                "PUT | /job/none/retries | {'retries':-1} | 400",
                "GET | /task?firstResult=-5 | '' | 400",
                "GET | /task?includeAssignedTasks=true | '' | 400",
                "GET | /task?name=a%00b | '' | 400",
                "POST | /process-definition/key/retire-nova/start | {'businessKey':'R-5\\u0000'} | 400",
                "GET | /task/none/deployed-form | '' | 404",
                "POST | /task/TASK/complete | {'variables':3} | 400",
                "POST | /no/such/thing | {} | 404",
                "DELETE | /task | '' | 405"
            })
    void areOfFourHundredAndSoInASentenceAndTheEnginesForm(
            String method, String path, String body, String status, CapturedOutput log) {
        for (String way : WAYS) {
            Answer answer =
                    send(
                            method,
                            way + path.replace("TASK", task).replace("INSTANCE", instance),
                            body.replace('\'', '"'));
            assertThat("" + answer.status()).as(way).matches(status);
            assertThat(answer.body())
                    .contains("\"type\":\"")
                    .containsPattern("\"message\":\"[^\"]{10,}")
                    .doesNotContain("org.camunda", "JsonToken");
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }
}
