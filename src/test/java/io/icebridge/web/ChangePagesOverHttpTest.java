package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.DueJobs;
import io.icebridge.runbook.fleet.Ran;
import io.icebridge.runbook.move.Move.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people see of a change on its pages. */
@OverHttp
class ChangePagesOverHttpTest extends AtTheWindow {
    private final ManagementService jobs;
    private final Journal journal;
    private final JdbcTemplate db;
    @LocalServerPort private int port;

    ChangePagesOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
        journal = beans.getBean(Journal.class);
        db = beans.getBean(JdbcTemplate.class);
    }

    @Test
    void aChangeThatWaitsSaysForWhomAndLeadsToTheTask() {
        goOn();
        assertThat(see("manager2", ""))
                .contains(
                        "badge waits\">waits",
                        "for change managers: Approve Retirement of the old Nova")
                .contains("/camunda/app/tasklist/default/#/?task=", "Log out");
        assertThat(see("auditor", "")).contains("Approve Retirement").doesNotContain("#/?task=");
        assertThat(list("operator")).contains(change, "waits", "0 of 3 settled");
    }

    @Test
    void whoRejectedAChangeIsSaidOnItsBadge() {
        goOn();
        Visitor manager2 = Visitor.named(http, "manager2");
        manager2.post(
                "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete",
                Visitor.answer("reject", "not today"));
        goOn();
        assertThat(see("auditor", ""))
                .contains("badge rejected\">rejected", "by manager2, at the gate retirement");
    }

    @Test
    void whatIsPausedAndHeldBackStandsOnThePageWithWhoAndWhy() {
        put("operator", Map.of("paused", true));
        put("operator", Map.of("holdBack", "node cmp-3"));
        assertThat(see("auditor", ""))
                .contains("Paused by <b>operator</b>", "storage alarm", "node cmp-3");
    }

    @Test
    void whoMayActDoesSoBesideTheChangesStateAndIsBackThereWithWhatWasDone() {
        Guest operator = Guest.from("127.0.0.1", port);
        operator.logIn("operator", "operator");
        assertThat(act(operator, "act", "pause"))
                .contains("<b>Done</b>: <span>paused", "storage alarm", "value=\"resume\"");
        assertThat(act(operator, "act", "resume")).contains("<b>Done</b>: <span>resumed");
        assertThat(act(operator, "act", "resize", "serversAtOnce", "2"))
                .contains("up to 2 servers move at once, before 10", "value=\"2\"");
        assertThat(act(operator, "act", "hold", "kind", "node", "name", "cmp-3"))
                .contains("held back: node cmp-3", "value=\"go\"");
        assertThat(act(operator, "act", "go", "kind", "node", "name", "cmp-3"))
                .contains("let go: node cmp-3")
                .doesNotContain("<b>Held back</b>");
        assertThat(see("operator", "")).doesNotContain("<b>Done</b>");
    }

    @Test
    void whoMayNotActIsOfferedNothing() {
        put("operator", Map.of("holdBack", "node cmp-3"));
        assertThat(see("operator", "")).contains("name=\"act\"");
        assertThat(see("auditor", "")).contains("node cmp-3").doesNotContain("name=\"act\"");
    }

    @Test
    void whereNothingIsLeftToMoveNothingIsOffered() {
        List.of("022356fa", "11aa", "22bb").forEach(id -> moves.state(change, id, State.MOVED));
        assertThat(see("operator", "")).doesNotContain("name=\"act\"");
    }

    @Test
    void aFormLeadsBackToNoOtherPage() {
        assertThat(submit("operator", say("act=pause&back=https://x.org")).getBody())
                .contains("There is no way back to");
        nothingIsChanged();
    }

    /** What the page says after its form was sent. */
    private String act(Guest person, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("change", change);
        form.put("comment", "storage alarm");
        form.put("back", "change");
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        Guest.Answer answer = person.form("/change/" + change, "/window", form);
        assertThat(answer.leadsTo()).isEqualTo("/change/" + change);
        return person.page(answer.leadsTo()).body();
    }

    @Test
    void aServerIsFoundByWhatItIsKnownByAndItsIdLeadsToItsPage() {
        moves.state(change, "022356fa", State.MOVED);
        moves.arrived(change, "022356fa", "new-1");
        assertThat(see("auditor", "/servers?q=server-3"))
                .contains("022356fa", "1</b> <span>server");
        assertThat(see("auditor", "/servers?q=new-1")).contains("<h1>Server", "server-3");
        assertThat(see("auditor", "/servers/new-1")).contains("moved", "022356fa");
        assertThat(see("auditor", "/servers?state=MOVED"))
                .contains("server-3")
                .doesNotContain("11aa");
        assertThat(see("auditor", "/servers?q=nobody"))
                .contains("No server fits. Search by a part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/servers/none|404|has the id none; search for its name or address",
                "/hosts/none|404|Nothing was done on a host none",
                "/servers?sort=size|400|Servers are sorted by",
                "/servers?page=x|400|The address says page=x",
                "/servers?page=0|400|Pages are counted from 1",
                "/servers?page=2|404|There is no page 2; the last one is 1",
                "/servers?page=2147483647|404|There is no page 2147483647; the last one is 1",
                "/failures?page=-1|400|Pages are counted from 1",
                "/failures?page=2147483647|404|There is no page 2147483647; the last one is 1",
                "/servers?stae=MOVED|400|The address says stae, which this page does not read; it reads",
                "/servers?node=cmp-1&node=cmp-3|400|The address says node more than once",
                "/servers.csv?page=2|400|The address says page, which this page does not read",
                "/hosts?q=ctl|400|it takes nothing after a question mark",
                "/map/retire-nova?subject=rubbish|400|A subject is written as",
                "/record?subject=rubbish|400|A subject is written as"
            })
    void whoAsksForWhatIsNotThereReadsWhatHeCanDo(String asked) {
        String[] parts = asked.split("\\|");
        ResponseEntity<String> answer = page("auditor", parts[0], String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(answer.getBody()).contains("<html", "Log out", parts[2]);
    }

    @Test
    void tablesComeAsFiles() {
        assertThat(see("auditor", "/servers.csv?sort=-name"))
                .startsWith("name,oldId,newId,projectId,")
                .containsSubsequence("web,11aa", "server-3,022356fa");
        assertThat(see("auditor", "/servers.json?node=cmp-1"))
                .startsWith("[{\"name\":\"web\",\"oldId\":\"22bb\"")
                .endsWith("]");
    }

    @Test
    void whatRanOnAHostIsShownWithItsExitAndOutputAndComesAsText() {
        Key key = new Key("stopService", Subject.service("glance"), Place.host("ctl-9"), "stop");
        journal.note(
                new Change(change),
                key,
                "openstack-service stop glance",
                new Ran(2, "Stopping <api>\n[ OK ]"));
        assertThat(see("operator", "/hosts")).contains("ctl-9");
        assertThat(see("operator", "/hosts/ctl-9?q=stopping"))
                .contains("openstack-service stop glance", "exit <b>0</b>", "Stopping &lt;api&gt;");
        assertThat(see("operator", "/hosts/ctl-9?q=yum")).contains("Nothing on this host has");
        assertThat(see("operator", "/hosts/ctl-9/log.txt"))
                .contains("service glance, done, exit 0", "    Stopping <api>");
    }

    @Test
    void aFailureIsShownWithWhatItMeansWhoDecidedAndWhatCameOfIt() {
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, 'server 11aa', 'takeSnapshot', 'QUOTA',"
                        + " 'no room', 'A quota leaves no room.', 'Raise it.', '',"
                        + " timestamp '2014-05-01 12:00:00')",
                change);
        db.update(
                "insert into ib_decision (change_id, subject, task, decision, remark, about,"
                        + " decided_by, decided_at) values (?, 'server 11aa', 'decideOnServer',"
                        + " 'retry', 'raised it', '', 'operator', timestamp '2014-05-01 12:05:00')",
                change);
        moves.state(change, "11aa", State.MOVED);
        assertThat(see("auditor", "/failures"))
                .contains("no room", "A quota leaves no room.", "Raise it.")
                .contains("<b>operator</b>: <b>retry</b>", "raised it", "the server: moved");
        assertThat(see("auditor", "/servers/11aa"))
                .contains("Take snapshot failed", "operator decided: retry");
    }

    @Test
    void anIdWithASlashAndASpaceHasItsPages() {
        itEnds();
        String odd = "A/B #1 " + change;
        Visitor.named(http, "manager").start(MODEL, odd);
        Guest guest = Guest.from("127.0.0.1", port);
        guest.logIn("auditor", "auditor");
        String path = "/change/A~B%20%231%20" + change;
        assertThat(guest.page("/change").body()).contains("href=\"" + path + "\"");
        assertThat(guest.page(path).body()).contains("Change <span>" + odd);
        assertThat(guest.page("/audit/change?id=A%2FB%20%231%20" + change).leadsTo())
                .isEqualTo(path);
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(odd)
                .rootProcessInstances()
                .list()
                .forEach(one -> engine.deleteProcessInstance(one.getId(), "over", true));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void anOpenPageIsToldWhenThereIsSomethingNew() throws Exception {
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(address("/live"))
                                        .header("Authorization", basic("auditor"))
                                        .header("Accept", MediaType.TEXT_EVENT_STREAM_VALUE)
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            Iterator<String> news = lines.filter("event:news"::equals).iterator();
            assertThat(news.next()).isEqualTo("event:news");
            journal.note(
                    new Change(change),
                    new Key("x", Subject.CHANGE, Place.HERE, "x"),
                    "x",
                    new Said("x"));
            assertThat(news.next()).isEqualTo("event:news");
        }
    }

    private static String basic(String user) {
        String login = user + ":" + user;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes());
    }

    private URI address(String further) {
        return URI.create("http://localhost:%d/change/%s%s".formatted(port, change, further));
    }

    private void goOn() {
        DueJobs.carryOut(jobs);
    }

    private String list(String user) {
        return http.withBasicAuth(user, user).getForObject("/change", String.class);
    }

    private String see(String user, String further) {
        ResponseEntity<String> answer = page(user, further, String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private <T> ResponseEntity<T> page(String user, String further, Class<T> type) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.get(address(further))
                                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                                .build(),
                        type);
    }
}
