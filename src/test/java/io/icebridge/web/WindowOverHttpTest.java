package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Decisions;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Trail;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Move.State;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** What people and programs do to the window of a change that runs. */
@OverHttp
class WindowOverHttpTest {
    private static final String MODEL = "retire-nova";

    private final TestRestTemplate http;
    private final RuntimeService engine;
    private final ManagementService jobs;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Trail trail;
    private final Moves moves;
    private final Window window;
    private final Journal journal;
    private final String change = "WIN-" + UUID.randomUUID();

    @Autowired
    WindowOverHttpTest(
            TestRestTemplate http,
            RuntimeService engine,
            ManagementService jobs,
            Approvals approvals,
            Decisions decisions,
            Trail trail,
            Moves moves,
            Window window,
            Journal journal) {
        this.http = http;
        this.engine = engine;
        this.jobs = jobs;
        this.approvals = approvals;
        this.decisions = decisions;
        this.trail = trail;
        this.moves = moves;
        this.window = window;
        this.journal = journal;
    }

    @BeforeEach
    void aChangeThatRunsAndHasServersToMove() {
        Visitor.named(http, "manager").start(MODEL, change);
        plan("022356fa", "server-3", "shop", "cmp-3");
        plan("11aa", "web", "shop", "cmp-3");
        plan("22bb", "web", "mail", "cmp-1");
    }

    private void plan(String id, String name, String project, String node) {
        moves.plan(
                change,
                new Move(
                        id,
                        name,
                        project,
                        node,
                        "2",
                        "SNAPSHOT",
                        "",
                        List.of(),
                        UserData.SAME,
                        null,
                        null,
                        null,
                        null));
    }

    @AfterEach
    void itEnds() {
        for (ProcessInstance one : running()) {
            engine.deleteProcessInstance(one.getId(), "the test is over", true);
        }
    }

    private List<ProcessInstance> running() {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(change)
                .rootProcessInstances()
                .list();
    }

    private ResponseEntity<JsonNode> put(String user, Map<String, Object> wish) {
        Map<String, Object> all =
                new HashMap<>(Map.of("change", change, "comment", "storage alarm"));
        all.putAll(wish);
        return putAsIs(user, all);
    }

    private ResponseEntity<JsonNode> putAsIs(String user, Object body) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.put("/window")
                                .contentType(MediaType.APPLICATION_JSON)
                                .accept(MediaType.APPLICATION_JSON)
                                .body(body),
                        JsonNode.class);
    }

    private JsonNode read(String query) {
        return http.withBasicAuth("auditor", "auditor")
                .exchange(
                        RequestEntity.get("/window" + query)
                                .accept(MediaType.APPLICATION_JSON)
                                .build(),
                        JsonNode.class)
                .getBody();
    }

    private JsonNode mine() {
        return read("?change=" + change).path("changes").path(0);
    }

    private String page(String user, String query) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.get("/window" + query).accept(MediaType.TEXT_HTML).build(),
                        String.class)
                .getBody();
    }

    private ResponseEntity<String> submit(String user, String form) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.post("/window")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .accept(MediaType.TEXT_HTML)
                                .body(form),
                        String.class);
    }

    private String say(String act) {
        return act + "&comment=storage+alarm&change=" + change;
    }

    private static String sentence(ResponseEntity<JsonNode> refused) {
        return refused.getBody().path("message").asText();
    }

    private void nothingIsChanged() {
        assertThat(trail.of(change)).noneMatch(line -> line.kind() == Trail.Kind.WINDOW);
        assertThat(window.of(change).holds()).isEmpty();
        assertThat(window.of(change).sized()).isNull();
        assertThat(window.of(change).paused()).isFalse();
    }

    @Test
    void anOperatorPausesAndResumesAndItIsKeptWithTheChangeWhoAndWhy() {
        JsonNode paused = put("operator", Map.of("paused", true)).getBody();
        assertThat(paused.path("done").path(0).asText()).isEqualTo("paused");
        assertThat(paused.path("window").path("paused").asBoolean()).isTrue();
        assertThat(paused.path("window").path("serversAtOnce").asInt(-1)).isZero();
        assertThat(mine().path("pause").path("by").asText()).isEqualTo("operator");
        assertThat(mine().path("pause").path("why").asText()).isEqualTo("storage alarm");
        assertThat(mine().path("pause").path("at").asText()).endsWith("Z");
        JsonNode on = put("operator", Map.of("paused", false)).getBody();
        assertThat(on.path("window").path("paused").asBoolean(true)).isFalse();
        assertThat(trail.of(change))
                .filteredOn(line -> line.kind() == Trail.Kind.WINDOW)
                .extracting("what", "by", "why")
                .containsExactly(
                        Tuple.tuple("paused", "operator", "storage alarm"),
                        Tuple.tuple("resumed", "operator", "storage alarm"));
        assertThat(decisions.of(change)).isEmpty();
        assertThat(put("operator", Map.of("paused", false)).getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void aServerIsHeldBackByItsNameAndToldAsWhatItIs() {
        JsonNode held = put("operator", Map.of("holdBack", "server server-3")).getBody();
        assertThat(held.path("done").path(0).asText())
                .isEqualTo("held back: server-3 (022356fa), on cmp-3, not begun");
        JsonNode hold = mine().path("heldBack").path(0);
        assertThat(hold.path("kind").asText()).isEqualTo("server");
        assertThat(hold.path("name").asText()).isEqualTo("022356fa");
        assertThat(hold.path("wanted").path("by").asText()).isEqualTo("operator");
        moves.assign(change, "cmp-3", 1);
        assertThat(window.free(change, 1)).containsExactly("11aa");
        JsonNode gone = put("operator", Map.of("letGo", "server server-3")).getBody();
        assertThat(gone.path("done").path(0).asText()).startsWith("let go: server-3 (022356fa)");
        assertThat(window.free(change, 1)).containsExactly("022356fa", "11aa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server no-such | 400 | has no server \"no-such\". What has not begun: server-3",
                "server web | 400 | 2 servers of",
                "node cmp-9 | 400 | has no node \"cmp-9\". What has not begun: cmp-1; cmp-3",
                "project nobody | 400 | has no project \"nobody\". What has not begun: mail; shop",
                "host cmp-3 | 400 | \"server NAME\", \"node NAME\" or \"project ID\"",
                "server-3 | 400 | \"server NAME\", \"node NAME\" or \"project ID\""
            })
    void whatIsNotOfTheChangeIsNotHeldBack(String whom, int status, String told) {
        ResponseEntity<JsonNode> refused = put("operator", Map.of("holdBack", whom));
        assertThat(refused.getStatusCode().value()).isEqualTo(status);
        assertThat(sentence(refused)).contains(told);
        nothingIsChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, moving now",
        "ASIDE, waiting for its owner or a person",
        "MOVED, moved",
        "LEFT, left where it is"
    })
    void aServerThatHasBegunIsNotHeldBack(State state, String told) {
        moves.state(change, "022356fa", state);
        ResponseEntity<JsonNode> refused = put("operator", Map.of("holdBack", "server server-3"));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(sentence(refused)).contains("server-3 (022356fa), on cmp-3, " + told);
        nothingIsChanged();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, 51, Integer.MAX_VALUE})
    void theWindowIsNoSmallerThanOneAndNoLargerThanTheChange(int serversAtOnce) {
        ResponseEntity<JsonNode> refused = put("operator", Map.of("serversAtOnce", serversAtOnce));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).contains("from 1 to 3");
        assertThat(submit("operator", say("act=resize&serversAtOnce=" + serversAtOnce)).getBody())
                .contains("from 1 to 3");
        nothingIsChanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\":\"%s\",\"comment\":\"c\",\"pause\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":\"yes\"}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":1}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":\"2\"}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":2.5}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"serversAtOnce\":99999999999}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"holdBack\":[\"server web\"]}",
                "{\"change\":\"%s\",\"comment\":5,\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true,\"paused\":false}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true} {}",
                "{\"change\":\"%s\",\"comment\":\"c\"}",
                "{\"change\":\"%s\",\"comment\":\" \",\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"\\u0000\",\"paused\":true}",
                "{\"change\":\"%s\",\"comment\":\"c\",\"paused\":true",
                "[\"%s\"]",
                "null"
            })
    void whatAProgramSendsIsUnderstoodOrRefusedWithASentence(String body) {
        ResponseEntity<JsonNode> refused = putAsIs("operator", body.formatted(change));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).endsWith(".").contains(" ");
        nothingIsChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "act=burn, There is no act",
        "act=, There is no act",
        "act=go+server+server-3, There is no act",
        "act=pause&colour=red, takes no field",
        "act=pause&kind=node, takes no field",
        "act=pause&act=resume, more than once",
        "act=resize&serversAtOnce=many, whole number",
        "act=resize, whole number",
        "act=hold&kind=rack&name=r1, project ID",
        "act=hold&kind=node&name=, project ID"
    })
    void whatAFormSubmitsIsUnderstoodOrRefusedWithASentence(String fields, String told) {
        ResponseEntity<String> refused = submit("operator", say(fields));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Refused", told, "The window in which servers move");
        nothingIsChanged();
    }

    @Test
    void nobodyElseMayAndNothingGoesWithoutAReason() {
        Map<String, Object> pause = Map.of("paused", true);
        assertThat(put("auditor", pause).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(http.getForEntity("/window", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(sentence(putAsIs("operator", Map.of("change", change, "paused", true))))
                .isEqualTo("Say which change it concerns, and in comment why.");
        nothingIsChanged();
    }

    @Test
    void aChangeThatThereIsNotHasNoWindow() {
        ResponseEntity<JsonNode> refused =
                put("operator", Map.of("change", "NO-SUCH", "paused", true));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(sentence(refused)).contains("\"NO-SUCH\"", change);
        assertThat(trail.of("NO-SUCH")).isEmpty();
    }

    @Test
    void aChangeWithoutServersLeftToMoveHasNone() {
        moves.of(change).forEach(move -> moves.state(change, move.serverId(), State.MOVED));
        ResponseEntity<JsonNode> refused = put("operator", Map.of("paused", true));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(sentence(refused)).contains("has no server left to move");
    }

    @Test
    void holdsSizesAndPausesEndWithTheirChange() {
        put("operator", Map.of("paused", true, "serversAtOnce", 2, "holdBack", "node cmp-3"));
        itEnds();
        assertThat(window.of(change).paused()).isFalse();
        assertThat(window.of(change).holds()).isEmpty();
        assertThat(read("").path("changes").findValuesAsText("change")).doesNotContain(change);
        ResponseEntity<JsonNode> refused = put("operator", Map.of("paused", false));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(sentence(refused)).contains(change + " has ended, and its window with it");
        assertThat(mine().path("history")).hasSize(3);
        assertThat(page("auditor", "?change=" + change)).contains("has ended", "storage alarm");
        Visitor.named(http, "manager").start(MODEL, change);
        assertThat(mine().path("mayBeChanged").asBoolean()).isTrue();
        assertThat(mine().path("heldBack")).isEmpty();
        assertThat(mine().path("sized").isNull()).isTrue();
    }

    @Test
    void theyLastAsLongAsAnyPartOfTheChangeRuns() {
        put("operator", Map.of("paused", true));
        Visitor.named(http, "manager").start("move-servers", change);
        assertThat(window.of(change).paused()).isTrue();
        assertThat(running()).hasSize(2);
        engine.deleteProcessInstance(running().get(0).getId(), "one part of two", true);
        assertThat(window.of(change).paused()).isTrue();
    }

    @Test
    void onlyTheMovingOfThatChangeIsPaused() {
        String other = change + "-b";
        put("operator", Map.of("paused", true));
        assertThat(window.size(change)).isZero();
        assertThat(window.size(other)).isPositive();
    }

    @Test
    void whoPausesInAnAlarmMayStillApprove() {
        put("manager2", Map.of("paused", true));
        put("manager2", Map.of("holdBack", "node cmp-3", "serversAtOnce", 1));
        put("manager2", Map.of("letGo", "node cmp-3", "paused", false));
        for (Job job = next(); job != null; job = next()) {
            jobs.executeJob(job.getId());
        }
        Visitor manager2 = Visitor.named(http, "manager2");
        String gate = "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete";
        assertThat(manager2.post(gate, Visitor.answer("approve", "looks fine")).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(approvals.of(change)).extracting(Approval::by).containsExactly("manager2");
    }

    private Job next() {
        return jobs.createJobQuery().withRetriesLeft().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
    }

    @Test
    void peopleSeeWhichServerIsInWhichSlotAndAtWhichStep() {
        moves.state(change, "022356fa", State.CLAIMED);
        Key key =
                new Key(
                        "takeSnapshot",
                        Subject.server("022356fa"),
                        Place.region("old"),
                        "snapshot");
        journal.note(new Change(change), key, "createImage", new Said("i"));
        assertThat(page("operator", ""))
                .contains(change, "server-3", "022356fa", "cmp-3", "SNAPSHOT", "takeSnapshot");
        JsonNode row = mine().path("underWay").path(0);
        assertThat(row.path("id").asText()).isEqualTo("022356fa");
        assertThat(row.path("step").asText()).isEqualTo("takeSnapshot");
        moves.state(change, "022356fa", State.MOVED);
        assertThat(page("operator", "?change=" + change)).contains("No server moves now.");
    }

    @Test
    void anOperatorChangesItOnThePageAndIsToldWhatWasDone() {
        assertThat(submit("operator", say("act=pause")).getBody())
                .contains("Paused", "Resume", "<b>Done</b>: <span>paused</span>", "storage alarm");
        submit("operator", say("act=resume"));
        assertThat(submit("operator", say("act=resize&serversAtOnce=2")).getBody())
                .contains("Open", "up to 2 servers move at once", "set by", "Pause");
        assertThat(submit("operator", say("act=hold&kind=server&name=server-3")).getBody())
                .contains("held back: server-3 (022356fa), on cmp-3, not begun", "Let go");
        assertThat(submit("operator", say("act=go&kind=server&name=022356fa")).getBody())
                .contains("let go: server-3 (022356fa)", "Nothing is held back.");
        assertThat(mine().path("history")).hasSize(5);
    }

    @Test
    void anAuditorSeesWhatPeopleDidButCannotChangeAnything() {
        put("operator", Map.of("holdBack", "node cmp-3"));
        assertThat(page("auditor", ""))
                .contains("The window", "node cmp-3, 2 of its 2 servers not begun", "operator")
                .doesNotContain("Change it", "<form");
        assertThat(submit("auditor", say("act=pause")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatPeopleWriteIsShownAsText() {
        put("operator", Map.of("paused", true, "comment", "<script>alert(1)</script> **bold**"));
        assertThat(page("operator", ""))
                .contains("&lt;script&gt;", "**bold**")
                .doesNotContain("<script>");
    }

    @Test
    void whoTakesAnythingGetsAnAnswer() {
        ResponseEntity<String> any =
                http.withBasicAuth("operator", "operator")
                        .exchange(
                                RequestEntity.get("/window").accept(MediaType.ALL).build(),
                                String.class);
        assertThat(any.getStatusCode()).isEqualTo(HttpStatus.OK);
    }
}
