package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.web.Guest.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

/** An operator decides on several servers that failed for the same reason at once. */
@OverHttp
class TroubleOverHttpTest extends AtTheWindow {
    private static final Pattern SHOWN = Pattern.compile("name=\"task\" value=\"([^\"]+)\"");

    private final TaskService tasks;
    private final Decisions decisions;
    private final JdbcTemplate db;
    @LocalServerPort private int port;

    private Guest operator;

    TroubleOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        tasks = beans.getBean(TaskService.class);
        decisions = beans.getBean(Decisions.class);
        db = beans.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void threeServersFindNoHostAndOneHasNoSnapshot() {
        fails("11aa", "bootServer", "No host takes 11aa.");
        fails("22bb", "bootServer", "No host takes 22bb.");
        fails("half-done", "bootServer", "No host takes half-done.");
        fails("022356fa", "takeSnapshot", "no room");
        operator = someone("operator");
    }

    @Test
    void thoseThatFailedAlikeStandTogetherWithTheReasonAndWhatEachOffers() {
        assertThat(failures("operator"))
                .containsSubsequence(
                        "<span>3</span> <span>servers</span>: <span>Boot server failed",
                        "No host takes ….",
                        "A quota leaves no room.",
                        "All <span>3</span> of them",
                        "value=\"retry\"",
                        "value=\"undo\"",
                        "value=\"leave\"",
                        "<span>1</span> <span>server</span>: <span>Take snapshot failed")
                .doesNotContain("value=\"another\"", "value=\"byHand\"");
    }

    @Test
    void allAreDecidedAsThePersonWithHisReasonOnRecordForEach() {
        Answer answer =
                decide(Map.of("all", "yes", "decision", "retry", "comment", "host is back"));
        assertThat(operator.page(answer.leadsTo()).body())
                .contains("<span>3</span> decided</b>: <span>retry</span>")
                .doesNotContain("not decided", "Boot server failed</span>")
                .contains("Take snapshot failed");
        assertThat(decisions.of(change))
                .hasSize(3)
                .allSatisfy(
                        one -> {
                            assertThat(one.by()).isEqualTo("operator");
                            assertThat(one.decision()).isEqualTo("retry");
                            assertThat(one.comment()).isEqualTo("host is back");
                            assertThat(one.task()).isEqualTo("decideOnServer");
                        })
                .extracting(Decision::subject)
                .containsExactlyInAnyOrder("server 11aa", "server 22bb", "server half-done");
        assertThat(operator.page(answer.leadsTo()).body()).doesNotContain("decided</b>:");
    }

    @Test
    void onlyThoseThatAreTickedAreDecided() {
        assertThat(said(ticked("22bb"), "undo", "not tonight")).contains("<span>1</span> decided");
        assertThat(decisions.of(change))
                .extracting(Decision::subject)
                .containsExactly("server 22bb");
    }

    @Test
    void whatTasklistWouldRefuseIsRefusedAndTheOthersAreDecided() {
        String page = said("", "leave", "the owner wants it so");
        assertThat(page)
                .contains("<span>2</span> decided", "<span>1</span> not decided")
                .contains("<b>half-done</b>: <span>Undo it first.</span>");
        assertThat(open("half-done").getAssignee()).as("it is kept from nobody").isNull();
        assertThat(decisions.of(change)).hasSize(2);
    }

    @Test
    void whatSomebodyElseHasTakenOrDecidedMeanwhileIsSaid() {
        String before = failures("operator");
        tasks.claim(open("11aa").getId(), "operator2");
        Visitor.named(http, "operator")
                .post(
                        "/engine-rest/task/" + open("22bb").getId() + "/complete",
                        Visitor.answer("undo", "by hand in Tasklist"));
        assertThat(said(before, "", "retry", "host is back"))
                .contains("<span>1</span> decided", "<span>2</span> not decided")
                .contains("<b>web</b>: <span>somebody else has claimed it")
                .contains("<b>22bb</b>: <span>its task is open no more");
        assertThat(open("11aa").getAssignee()).isEqualTo("operator2");
    }

    @Test
    void aReasonTooShortForTheFormDecidesNothing() {
        assertThat(said("", "retry", "ok"))
                .contains(
                        "<span>0</span> decided", "A comment of at least 5 characters is needed.");
        assertThat(decisions.of(change)).isEmpty();
    }

    @Test
    void whatIsNotForSeveralOrNotAskedIsRefused() {
        assertThat(said("", "byHand", "I have moved them")).contains("does not offer byHand");
        assertThat(decide(Map.of("decision", "retry", "comment", "host is back")))
                .satisfies(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(400);
                            assertThat(answer.body()).contains("No server is chosen");
                        });
        assertThat(decide(Map.of("all", "yes", "decision", "retry", "colour", "red")).body())
                .contains("There is no field &quot;colour&quot;");
        assertThat(decisions.of(change)).isEmpty();
    }

    @Test
    void otherTasksOfTheChangeAreNotReachedThisWay() {
        Task server = open("11aa");
        Map<String, String> form =
                Map.of(
                        "task", server.getId() + " 22bb",
                        "decision", "retry",
                        "comment", "host is back");
        assertThat(operator.page(operator.form(path(), path(), form).leadsTo()).body())
                .contains("<span>0</span> decided", "open no more");
    }

    @Test
    void auditorsAndChangeManagersReadWhatWaitsAndDecideNothing() {
        for (String person : List.of("auditor", "manager2")) {
            Guest reader = someone(person);
            assertThat(reader.page(path()).body())
                    .contains("Boot server failed", "No host takes ….")
                    .doesNotContain("name=\"task\"", "name=\"decision\"");
            assertThat(
                            reader.form(
                                            "/window",
                                            path(),
                                            Map.of(
                                                    "task", open("11aa").getId() + " 11aa",
                                                    "decision", "retry",
                                                    "comment", "host is back"))
                                    .status())
                    .isEqualTo(HttpStatus.FORBIDDEN.value());
        }
        assertThat(decisions.of(change)).isEmpty();
    }

    @Test
    void aForgedRequestDecidesNothing() {
        operator.page(path());
        assertThat(operator.post(path(), Map.of("all", "yes", "decision", "retry")).status())
                .isEqualTo(HttpStatus.FORBIDDEN.value());
    }

    private void fails(String server, String step, String message) {
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, ?, ?, 'QUOTA', ?, 'A quota leaves no"
                        + " room.', 'Raise it.', '', timestamp '2014-05-01 12:00:00')",
                change,
                "server " + server,
                step,
                message);
        serverFails(server, message);
    }

    private Guest someone(String name) {
        Guest guest = Guest.from("127.0.0.1", port);
        guest.logIn(name, name);
        return guest;
    }

    private String path() {
        return "/change/" + change + "/failures";
    }

    private String failures(String name) {
        return someone(name).page(path()).body();
    }

    private Task open(String server) {
        return tasks.createTaskQuery()
                .processVariableValueEquals("serverId", server)
                .singleResult();
    }

    private String ticked(String server) {
        return open(server).getId() + " " + server;
    }

    private String said(String task, String decision, String comment) {
        return said(failures("operator"), task, decision, comment);
    }

    /** What the page says afterwards; of all of the largest group that was seen for no task. */
    private String said(String seen, String task, String decision, String comment) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        (task.isEmpty() ? inTheLargestGroup(seen) : List.of(task))
                .forEach(one -> fields.add(Map.entry("task", one)));
        fields.add(Map.entry("decision", decision));
        fields.add(Map.entry("comment", comment));
        return operator.page(operator.form(path(), path(), fields).leadsTo()).body();
    }

    /** With what else the page's form sends, whatever is ticked. */
    private Answer decide(Map<String, String> ticked) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(ticked.entrySet());
        inTheLargestGroup(failures("operator")).forEach(one -> fields.add(Map.entry("shown", one)));
        return operator.form(path(), path(), fields);
    }

    private static List<String> inTheLargestGroup(String page) {
        return SHOWN.matcher(page.substring(0, page.indexOf("Take snapshot failed")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
