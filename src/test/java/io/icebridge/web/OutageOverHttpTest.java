package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What Cockpit reads while a server stands still, beside what the change's page says. */
@OverHttp
class OutageOverHttpTest extends AtTheWindow {
    private static final String INCIDENTS = "/engine-rest/incident?incidentType=";
    private static final String FAILED = "failed; see Cockpit";

    private final ManagementService jobs;
    private final TaskService tasks;
    private final Journal journal;

    OutageOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
        tasks = beans.getBean(TaskService.class);
        journal = beans.getBean(Journal.class);
    }

    @Test
    void aServerThatStandsStillIsRedInCockpitUntilSomebodyHasDecidedAndIsNoFailedStep() {
        Key stop = new Key("stopServer", Subject.server("11aa"), Place.region("old"), "stop");
        journal.looked(new Change(change), Action.look(stop, "stop"), new Said("stopped"));
        serverFails("11aa", "no room");

        assertThat(incidents("serverStandsStill"))
                .contains("server web stands still since 20", "Decide on server: web (" + change);
        assertThat(incidents("failedJob")).isEqualTo("[]");
        assertThat(page()).contains("badge running\">running").doesNotContain(FAILED);

        String task =
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .taskDefinitionKey("decideOnServer")
                        .singleResult()
                        .getId();
        Visitor.named(http, "operator")
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        Visitor.answer("retry", "there is room now"));
        assertThat(incidents("serverStandsStill")).isEqualTo("[]");
    }

    @Test
    void aStepThatWillNotBeTriedAgainIsStillSaidToHaveFailed() {
        jobs.setJobRetries(itsJob(), 0);
        assertThat(page()).contains("badge stuck\">stands still", FAILED);
    }

    /** The engine has jobs of its own beside. */
    private String itsJob() {
        Set<String> its =
                engine
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        return jobs.createJobQuery().list().stream()
                .filter(job -> its.contains(job.getProcessInstanceId()))
                .map(Job::getId)
                .findFirst()
                .orElseThrow();
    }

    private String incidents(String type) {
        return Visitor.named(http, "auditor").get(INCIDENTS + type).getBody();
    }

    private String page() {
        return Visitor.named(http, "auditor").get("/change/" + change).getBody();
    }
}
