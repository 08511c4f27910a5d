package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Decisions;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Trail;
import io.icebridge.process.DueJobs;
import io.icebridge.runbook.move.Move.State;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** What people and programs do to the window of a change that runs. */
@OverHttp
class WindowOverHttpTest extends AtTheWindow {
    private final ManagementService jobs;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Journal journal;

    WindowOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
        approvals = beans.getBean(Approvals.class);
        decisions = beans.getBean(Decisions.class);
        journal = beans.getBean(Journal.class);
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
        Visitor.named(http, "manager").start("deploy-parallel-nova", change);
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
        DueJobs.carryOut(jobs);
        Visitor manager2 = Visitor.named(http, "manager2");
        String gate = "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete";
        assertThat(manager2.post(gate, Visitor.answer("approve", "looks fine")).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(approvals.of(change)).extracting(Approval::by).containsExactly("manager2");
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
                .contains(change, "server-3", "022356fa", "cmp-3", "SNAPSHOT", "Take snapshot");
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
                .doesNotContain("Change it", "name=\"act\"");
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
