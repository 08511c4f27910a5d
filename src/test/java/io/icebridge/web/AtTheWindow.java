package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Trail;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** A change that runs and has three servers to move, and people and programs at its window. */
abstract class AtTheWindow {
    static final String MODEL = "retire-nova";

    final TestRestTemplate http;
    final RuntimeService engine;
    final Trail trail;
    final Moves moves;
    final Window window;
    final String change = "WIN-" + UUID.randomUUID();

    AtTheWindow(ApplicationContext beans) {
        http = beans.getBean(TestRestTemplate.class);
        engine = beans.getBean(RuntimeService.class);
        trail = beans.getBean(Trail.class);
        moves = beans.getBean(Moves.class);
        window = beans.getBean(Window.class);
    }

    @BeforeEach
    void aChangeThatRunsAndHasServersToMove() {
        Visitor.named(http, "manager").start(MODEL, change);
        plan("022356fa", "server-3", "shop", "cmp-3");
        plan("11aa", "web", "shop", "cmp-3");
        plan("22bb", "web", "mail", "cmp-1");
    }

    void plan(String id, String name, String project, String node) {
        moves.plan(change, move(id, name, project, node));
    }

    /** Somebody is asked what shall become of it. */
    ProcessInstance serverFails(String server, String message) {
        return engine.startProcessInstanceByKey(
                "decide-server", change, Map.of("serverId", server, "failureMessage", message));
    }

    static Move move(String id, String name, String project, String node) {
        return new Move(
                id,
                name,
                project,
                node,
                "2",
                "SNAPSHOT",
                "",
                List.of(),
                UserData.SAME,
                0,
                null,
                null,
                null,
                null);
    }

    @AfterEach
    void itEnds() {
        for (ProcessInstance one : running()) {
            engine.deleteProcessInstance(one.getId(), "the test is over", true);
        }
    }

    List<ProcessInstance> running() {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(change)
                .rootProcessInstances()
                .list();
    }

    ResponseEntity<JsonNode> put(String user, Map<String, Object> wish) {
        Map<String, Object> all =
                new HashMap<>(Map.of("change", change, "comment", "storage alarm"));
        all.putAll(wish);
        return putAsIs(user, all);
    }

    ResponseEntity<JsonNode> putAsIs(String user, Object body) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.put("/window")
                                .contentType(MediaType.APPLICATION_JSON)
                                .accept(MediaType.APPLICATION_JSON)
                                .body(body),
                        JsonNode.class);
    }

    JsonNode read(String query) {
        return http.withBasicAuth("auditor", "auditor")
                .exchange(
                        RequestEntity.get("/window" + query)
                                .accept(MediaType.APPLICATION_JSON)
                                .build(),
                        JsonNode.class)
                .getBody();
    }

    JsonNode mine() {
        return read("?change=" + change).path("changes").path(0);
    }

    String page(String user, String query) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.get("/window" + query).accept(MediaType.TEXT_HTML).build(),
                        String.class)
                .getBody();
    }

    ResponseEntity<String> submit(String user, String form) {
        return http.withBasicAuth(user, user)
                .exchange(
                        RequestEntity.post("/window")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .accept(MediaType.TEXT_HTML)
                                .body(form),
                        String.class);
    }

    String say(String act) {
        return act + "&comment=storage+alarm&change=" + change;
    }

    static String sentence(ResponseEntity<JsonNode> refused) {
        return refused.getBody().path("message").asText();
    }

    void nothingIsChanged() {
        assertThat(trail.of(change)).noneMatch(line -> line.kind() == Trail.Kind.WINDOW);
        assertThat(window.of(change).holds()).isEmpty();
        assertThat(window.of(change).sized()).isNull();
        assertThat(window.of(change).paused()).isFalse();
    }
}
