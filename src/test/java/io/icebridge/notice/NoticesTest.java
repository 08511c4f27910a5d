package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import io.icebridge.approval.Evidence;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Trail;
import io.icebridge.process.DueJobs;
import io.icebridge.process.TestSite;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Move.State;
import io.icebridge.runbook.move.Moves;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What reaches a real mail server and a receiver by HTTP while a change goes on. */
@SpringBootTest(
        classes = {TestSite.class, NoticeWiring.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:notices;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "icebridge.notices-interval=PT0.1S"
        })
@ContextConfiguration(initializers = TellingSite.class)
@ActiveProfiles("demo")
class NoticesTest {
    private static final int LOOKS = 300;
    private static final long LOOK_MILLIS = 200;

    private final String change = "CHG " + UUID.randomUUID();
    private final GreenMail mail;
    private final HookReceiver hook;
    private final RuntimeService engine;
    private final ManagementService jobs;
    private final IdentityService people;
    private final Moves moves;
    private final Trail trail;
    private final JdbcTemplate db;
    private final Journal journal;
    private final TaskService tasks;
    private ProcessInstance instance;

    NoticesTest(@Autowired ApplicationContext beans) {
        mail = beans.getBean(GreenMail.class);
        hook = beans.getBean(HookReceiver.class);
        engine = beans.getBean(RuntimeService.class);
        jobs = beans.getBean(ManagementService.class);
        people = beans.getBean(IdentityService.class);
        moves = beans.getBean(Moves.class);
        trail = beans.getBean(Trail.class);
        db = beans.getBean(JdbcTemplate.class);
        journal = beans.getBean(Journal.class);
        tasks = beans.getBean(TaskService.class);
    }

    @BeforeEach
    void aChangeWaitsAtItsGate() throws Exception {
        people.setAuthentication("manager", List.of("change-managers"));
        instance =
                engine.startProcessInstanceByKey(
                        "retire-nova",
                        change,
                        Map.of("title", "The old Nova goes", "reason", "its time has come"));
        people.clearAuthentication();
        DueJobs.carryOut(jobs);
    }

    @AfterEach
    void itIsOver() {
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(change)
                .rootProcessInstances()
                .list()
                .forEach(one -> engine.deleteProcessInstance(one.getId(), "it is over", true));
    }

    @Test
    void aGateThatWaitsAndTheEndReachBothWithALinkAndAreOnTheTrail() throws Exception {
        MimeMessage gate = mails(1, ": Approve").get(0);
        assertThat(gate.getSubject()).isEqualTo(change + ": Approve Retirement of the old Nova");
        assertThat(gate.getHeader("Message-ID", null)).matches("<icebridge-\\d+-\\d+@example.org>");
        assertThat(gate.getContent().toString())
                .contains("(The old Nova goes) waits for a decision")
                .contains("It waits for change managers.")
                .contains("https://icebridge.example.org/change/CHG%20");
        JsonNode told = hooked("gate");
        assertThat(told.path("id").asText()).startsWith("icebridge-");

        engine.deleteProcessInstance(instance.getId(), "not today", true);
        assertThat(mails(1, "retire-nova cancelled")).hasSize(1);
        assertThat(hooked("end").path("items").path(0).path("detail").asText())
                .contains("not today");
        assertThat(trail.of(change).stream().filter(line -> line.kind() == Trail.Kind.NOTICE))
                .extracting(Trail.Line::about)
                .contains("team@x.org", "webhook at 127.0.0.1");
    }

    @Test
    void fiftyOwnersAreToldBeforeAndAfterTheirServersMove() throws Exception {
        projects().forEach(this::plan);
        db.update(
                "insert into ib_approval (change_id, gate, subject, digest, evidence, decision,"
                        + " remark, decided_by, decided_at, started_by) values (?, 'move', 'change',"
                        + " 'd', ?, 'approve', '', 'manager2', current_timestamp, 'manager')",
                change,
                new Evidence("Move", "", List.of(), List.of(), List.of()).json());
        List<MimeMessage> before = mails(TellingSite.PROJECTS, "will be moved (" + change);
        assertThat(recipients(before)).hasSize(TellingSite.PROJECTS).contains("owner0@x.org");
        assertThat(to("owner7@x.org", before))
                .singleElement()
                .asString()
                .contains("project name-7", "server-7", "old-7", "10.0.0.7", "new host key")
                .contains("kept for 7 days")
                .doesNotContain("server-8");

        projects()
                .forEach(
                        n -> {
                            moves.arrived(change, "old-" + n, "new-" + n);
                            moves.state(change, "old-" + n, State.MOVED);
                        });
        List<MimeMessage> after = mails(TellingSite.PROJECTS, "after the move (" + change);
        assertThat(recipients(after)).hasSize(TellingSite.PROJECTS);
        assertThat(to("owner7@x.org", after))
                .singleElement()
                .asString()
                .contains("server-7: moved", "old-7", "new-7", "10.0.0.7", "not at all");
    }

    @Test
    void aTaskAmidAnOutageIsUrgentAndOneThatNobodyDoesInTimeIsToldOfAgain() throws Exception {
        Key stop = new Key("stopServer", Subject.server("s1"), Place.cloud("compute"), "stop");
        journal.looked(new Change(change), Action.look(stop, "stop it"), new Said("stopped"));
        engine.startProcessInstanceByKey(
                "decide-server", change, Map.of("serverId", "s1", "failureMessage", "no room"));
        MimeMessage urgent = mails(1, "URGENT").get(0);
        assertThat(urgent.getSubject()).startsWith("URGENT " + change + ": Decide on server");
        assertThat(urgent.getContent().toString())
                .contains("waits while what it is about stands still")
                .contains("It waits for operators.");

        Task task =
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .processDefinitionKey("decide-server")
                        .singleResult();
        task.setDueDate(new Date(0));
        tasks.saveTask(task);
        assertThat(mails(1, "Decide on server is overdue")).hasSize(1);
    }

    @Test
    void aWindowThatIsOpenWhileAChangeRunsIsToldOf() throws Exception {
        MimeMessage open = mails(1, "a maintenance window is open").get(0);
        assertThat(open.getSubject()).contains("(daily 00:00-00:00 Z)");
    }

    private Stream<Integer> projects() {
        return IntStream.range(0, TellingSite.PROJECTS).boxed();
    }

    private void plan(int n) {
        moves.plan(
                change,
                new Move(
                        "old-" + n,
                        "server-" + n,
                        "id-" + n,
                        "cmp-1",
                        "2",
                        "SNAPSHOT",
                        "",
                        List.of(),
                        UserData.SAME,
                        0,
                        null,
                        null,
                        null,
                        null));
        db.update(
                "insert into ib_label values (?, ?, ?, 'u', ?)",
                change,
                "old-" + n,
                "name-" + n,
                "10.0.0." + n);
    }

    /** The mails of this change with this in their subject, when so many have come. */
    private List<MimeMessage> mails(int count, String subject) throws Exception {
        for (int looks = 0; looks < LOOKS; looks++) {
            List<MimeMessage> those = new ArrayList<>();
            MimeMessage[] all = mail.getReceivedMessages();
            for (MimeMessage message : all) {
                if (message.getSubject().contains(change)
                        && message.getSubject().contains(subject)) {
                    those.add(message);
                }
            }
            if (those.size() >= count) {
                return those;
            }
            mail.waitForIncomingEmail(LOOK_MILLIS, all.length + 1);
        }
        throw new AssertionError("no " + count + " mails with " + subject);
    }

    /** What the receiver by HTTP was told of this change. */
    private JsonNode hooked(String event) throws Exception {
        for (String body = hook.next(); body != null; body = hook.next()) {
            JsonNode told = new ObjectMapper().readTree(body);
            if (told.path("change").asText().equals(change)
                    && told.path("event").asText().equals(event)) {
                return told;
            }
        }
        throw new AssertionError("nobody was told of " + event);
    }

    private static Set<String> recipients(List<MimeMessage> mails) throws Exception {
        Set<String> all = new TreeSet<>();
        for (MimeMessage message : mails) {
            all.add(message.getAllRecipients()[0].toString());
        }
        return all;
    }

    private static List<String> to(String address, List<MimeMessage> mails) throws Exception {
        List<String> texts = new ArrayList<>();
        for (MimeMessage message : mails) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                texts.add(message.getSubject() + "\n" + message.getContent());
            }
        }
        return texts;
    }
}
