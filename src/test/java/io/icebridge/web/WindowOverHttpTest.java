package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Decisions;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@OverHttp
class WindowOverHttpTest {
    private final TestRestTemplate http;
    private final Decisions decisions;
    private final Moves moves;
    private final Journal journal;

    WindowOverHttpTest(
            @Autowired TestRestTemplate http,
            @Autowired Decisions decisions,
            @Autowired Moves moves,
            @Autowired Journal journal) {
        this.moves = moves;
        this.journal = journal;
        this.http = http;
        this.decisions = decisions;
    }

    private ResponseEntity<String> put(String user, Map<String, Object> wish) {
        return http.withBasicAuth(user, user)
                .exchange("/window", HttpMethod.PUT, new HttpEntity<>(wish), String.class);
    }

    @Test
    void anOperatorPausesAndResumesAndItIsKeptWhoAndWhy() {
        Map<String, Object> pause =
                Map.of("change", "WIN-1", "comment", "storage alarm", "paused", true);
        assertThat(put("operator", pause).getBody()).contains("\"paused\":true");
        Map<String, Object> on = Map.of("change", "WIN-1", "comment", "mended", "paused", false);
        assertThat(put("operator", on).getBody()).contains("\"paused\":false");
        assertThat(decisions.of("WIN-1"))
                .extracting("decision", "by", "comment")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("pause", "operator", "storage alarm"));
    }

    @Test
    void aServerIsHeldBackAndLetGo() {
        Map<String, Object> hold =
                Map.of("change", "WIN-2", "comment", "month end", "holdBack", "node cmp-1");
        assertThat(put("operator", hold).getBody()).contains("node cmp-1");
        Map<String, Object> go =
                Map.of("change", "WIN-2", "comment", "it is over", "letGo", "node cmp-1");
        assertThat(put("operator", go).getBody()).doesNotContain("node cmp-1");
    }

    @Test
    void nobodyElseMayAndNothingGoesWithoutAReason() {
        Map<String, Object> wish = Map.of("change", "WIN-3", "comment", "why not", "paused", true);
        assertThat(put("auditor", wish).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(http.getForEntity("/window", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(put("operator", Map.of("change", "WIN-3", "paused", true)).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void thePageShowsWhichServerIsInWhichSlotAndAtWhichStep() {
        Move planned =
                new Move(
                        "75a27bff",
                        "db-1",
                        "p-shop",
                        "cmp-1",
                        "2",
                        "SNAPSHOT",
                        "",
                        List.of(),
                        UserData.SAME,
                        null,
                        null,
                        null,
                        null);
        moves.plan("WIN-7", planned);
        moves.state("WIN-7", "75a27bff", Move.State.CLAIMED);
        Key key =
                new Key(
                        "takeSnapshot",
                        Subject.server("75a27bff"),
                        Place.region("old"),
                        "snapshot");
        journal.note(new Change("WIN-7"), key, "createImage", new Said("i"));
        assertThat(page("operator").getBody())
                .contains(
                        "WIN-7", "db-1", "75a27bff", "p-shop", "cmp-1", "SNAPSHOT", "takeSnapshot");
        moves.state("WIN-7", "75a27bff", Move.State.MOVED);
        assertThat(page("operator").getBody()).contains("No server moves now.");
    }

    private ResponseEntity<String> page(String user) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.get("/window").accept(MediaType.TEXT_HTML).build(),
                        String.class);
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

    @Test
    void thePageShowsTheWindowAndAnOperatorChangesItThere() {
        assertThat(submit("operator", "act=pause&change=WIN-4&comment=alarm").getBody())
                .contains("Paused", "Resume");
        submit("operator", "act=resume&change=WIN-4&comment=over");
        submit("operator", "act=resize&serversAtOnce=7&change=WIN-4&comment=night");
        assertThat(page("operator").getBody()).contains("Open", "<b>7</b>", "Pause");
        submit("operator", "act=hold&kind=node&name=cmp-9&change=WIN-4&comment=old+disk");
        assertThat(page("operator").getBody()).contains("node cmp-9", "Let go");
        submit("operator", "act=go+node+cmp-9&change=WIN-4&comment=mended");
        assertThat(page("operator").getBody()).doesNotContain("node cmp-9");
        assertThat(decisions.of("WIN-4")).hasSize(5).extracting("by").containsOnly("operator");
    }

    @Test
    void anAuditorSeesThePageButCannotChangeAnything() {
        assertThat(page("auditor").getBody()).contains("The window").doesNotContain("Change it");
        assertThat(submit("auditor", "act=pause&change=WIN-5&comment=why").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void thePageSaysWhatIsMissing() {
        ResponseEntity<String> refused = submit("operator", "act=pause&change=WIN-6");
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Say which change it concerns, and in comment why.");
        assertThat(submit("operator", "act=hold&kind=node&name=&change=W&comment=c").getBody())
                .contains("hold back");
    }
}
