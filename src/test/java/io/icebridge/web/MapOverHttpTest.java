package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.process.DueJobs;
import io.icebridge.runbook.move.Move.State;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** The diagrams of a change that runs, and of one that has ended. */
@OverHttp
class MapOverHttpTest extends AtTheWindow {
    private final ManagementService jobs;
    @LocalServerPort private int port;

    MapOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
    }

    @Test
    void whereAChangeStandsIsMarkedAndAGateLeadsDownToItsOwnModel() {
        goOn();
        JsonNode map = states("retire-nova", "");
        assertThatObject(element(map, "approveRetiring"))
                .returns("NOW", e -> e.path("state").asText())
                .returns(
                        "/change/" + change + "/map/obtain-approval?gate=retirement",
                        e -> e.path("down").asText());
        assertThat(map.path("flows").toString()).contains("ToApproveRetiring");
        JsonNode gate = states("obtain-approval", "?gate=retirement");
        assertThat(element(gate, "decide").path("state").asText()).isEqualTo("NOW");
        assertThat(element(gate, "collectEvidence").path("state").asText()).isEqualTo("DONE");
        assertThat(element(gate, "gateApproved").path("state").asText()).isEqualTo("AHEAD");
        assertThat(page("/retire-nova").getBody())
                .contains("This is a still picture", "NOW\" data-element-id=\"approveRetiring\"")
                .contains("TAKEN\" data-element-id=");
        assertThat(page("/obtain-approval?gate=retirement").getBody())
                .contains("Obtain approval retirement", "href=\"/change/" + change + "/map/retire");
    }

    @Test
    void whoCancelledAChangeStandsOnItsMapWithWhy() {
        goOn();
        running().forEach(one -> engine.deleteProcessInstance(one.getId(), "another cloud"));
        JsonNode map = states("retire-nova", "");
        assertThat(map.path("cancelled").asText())
                .startsWith("Cancelled by ")
                .endsWith("another cloud");
        assertThat(element(map, "approveRetiring").path("state").asText()).isEqualTo("ENDED_HERE");
        assertThat(page("/retire-nova").getBody()).contains("another cloud");
    }

    @Test
    void aRejectedChangeEndedAtTheGateByWhomAndWhy() {
        goOn();
        Visitor manager2 = Visitor.named(http, "manager2");
        manager2.post(
                "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete",
                Visitor.answer("reject", "not today"));
        goOn();
        JsonNode map = states("retire-nova", "");
        assertThatObject(element(map, "approveRetiring"))
                .returns("ENDED_HERE", e -> e.path("state").asText())
                .returns("reject by manager2: not today", e -> e.path("words").path(0).asText());
        assertThat(element(map, "changeEnded").path("state").asText()).isEqualTo("ENDED_HERE");
        JsonNode gate = states("obtain-approval", "?gate=retirement");
        assertThat(element(gate, "gateRejected").path("state").asText()).isEqualTo("ENDED_HERE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no-such-model|no-such-model; its map begins at",
                "/upgrade-cloud|has a model upgrade-cloud",
                "/retire-nova?subject=server none|has no server none",
                "/retire-nova?subject=wave x|has no wave x",
                "/retire-nova?subject=node none|has no node none"
            })
    void whatIsNotOfTheChangeIsSaidInASentence(String asked) {
        String[] parts = asked.split("\\|");
        ResponseEntity<String> answer = page(parts[0]);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody()).contains("<html", parts[1]);
    }

    @Test
    void theModelComesAsItWasDrawn() {
        assertThat(page("/retire-nova/model.bpmn").getBody())
                .contains("<bpmn:process id=\"retire-nova\"", "BPMNDiagram");
    }

    @Test
    void stylesOfTheDiagramsOwnMarkupAreAllowedByDigestOnTheMapAlone() {
        moves.state(change, "11aa", State.MOVED);
        Guest auditor = Guest.from("127.0.0.1", port);
        auditor.logIn("auditor", "auditor");
        assertThat(policy(auditor, "/map")).contains("style-src-attr 'unsafe-hashes' 'sha256-");
        assertThat(policy(auditor, "/map/retire-nova")).contains("style-src 'self'; img-src");
        assertThat(policy(auditor, "/servers")).doesNotContain("unsafe", "style-src-attr");
    }

    private String policy(Guest guest, String page) {
        return guest.page("/change/" + change + page).header("content-security-policy");
    }

    private JsonNode states(String model, String asked) {
        return http.withBasicAuth("auditor", "auditor")
                .getForObject(
                        "/change/" + change + "/map/" + model + "/states.json" + asked,
                        JsonNode.class);
    }

    private static JsonNode element(JsonNode map, String id) {
        return StreamSupport.stream(map.path("elements").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ResponseEntity<String> page(String asked) {
        return http.withBasicAuth("auditor", "auditor")
                .exchange(
                        RequestEntity.get("/change/" + change + "/map" + asked)
                                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                                .build(),
                        String.class);
    }

    private void goOn() {
        DueJobs.carryOut(jobs);
    }
}
