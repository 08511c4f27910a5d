package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Action;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.TestSite;
import io.icebridge.runbook.fleet.Ran;
import io.icebridge.runbook.move.Move.State;
import io.icebridge.runbook.move.Moves;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What pages read, read from a real PostgreSQL: other tests have H2. */
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "management.prometheus.metrics.export.enabled=true"
        })
@ContextConfiguration(initializers = PostgresSite.class)
@ActiveProfiles("demo")
@ExtendWith({OwnEngine.class, NoChangeRuns.class})
@DirtiesContext // else database and site end at the same time, and one waits for the other
class PagesOnPostgresTest {
    private static final String CHANGE = "WHO-1";
    private static final Change HERE = new Change(CHANGE);

    private final ApplicationContext beans;
    private final RequestMappingHandlerMapping routes;
    @LocalServerPort private int port;
    private Guest auditor;

    PagesOnPostgresTest(
            @Autowired ApplicationContext beans,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.beans = beans;
        this.routes = requestMappingHandlerMapping;
    }

    @BeforeEach
    void aChangeWithSomethingInEachTable() {
        NamedPages.exist(beans);
        server();
        Journal journal = beans.getBean(Journal.class);
        Key erase = new Key("cleanUp", Subject.CHANGE, Place.host("x1"), "erase");
        journal.note(HERE, erase, "yum erase nova", new Ran(2, "[ OK ]"));
        journal.byHand(HERE, key("y1"), "echo", new ByHand("operator", "done with Ann"));
        JdbcTemplate db = beans.getBean(JdbcTemplate.class);
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, 'server x1', 'takeSnapshot', 'QUOTA',"
                        + " 'no room', 'A quota leaves no room.', 'Raise it.', '', now())",
                CHANGE);
        db.update(
                "insert into ib_decision (change_id, subject, task, decision, remark, about,"
                        + " decided_by, decided_at) values (?, 'server x1', 'decideOnServer',"
                        + " 'retry', 'raised it', '', 'operator', now())",
                CHANGE);
        auditor = Guest.from("127.0.0.1", port);
        auditor.logIn("auditor", "auditor");
    }

    private void server() {
        Moves moves = beans.getBean(Moves.class);
        moves.state(CHANGE, "x1", State.MOVED);
        moves.arrived(CHANGE, "x1", "new-1");
        moves.plan(CHANGE, AtTheWindow.move("y1", "mail", "shop", "cmp-1"));
        Journal journal = beans.getBean(Journal.class);
        Subject web = Subject.server("x1");
        Key stop = new Key("stopServer", web, Place.region("old"), "stop");
        journal.begun(HERE, Action.look(stop, "stop"));
        journal.note(HERE, stop, "stop", new Said("stopped"));
        journal.note(
                HERE,
                new Key("verifyServer", web, Place.region("new"), "compare"),
                "compare",
                new Said("equal"));
    }

    @Test
    void eachPageIsThere() {
        assertThat(pages())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        page -> assertThat(auditor.page(page).status()).as(page).isEqualTo(200));
    }

    @Test
    void theyHaveWhatIsInTheTables() {
        assertThat(see("")).contains("1</span> of", "no room");
        assertThat(see("/servers?q=WEB&sort=-downtime")).contains("new-1", "1</b> <span>server");
        assertThat(see("/servers.csv")).contains("web,x1,new-1");
        assertThat(see("/servers/new-1"))
                .contains("operator decided: retry", "Take snapshot failed");
        assertThat(see("/failures")).contains("A quota leaves no room.", "the server: moved");
        assertThat(see("/failures?step=takeSnapshot&kind=QUOTA&q=WEB"))
                .contains("All failures", "no room");
        assertThat(see("/failures?q=nobody")).contains("No failure fits");
        assertThat(see("/hosts")).contains("x1", "y1");
        assertThat(see("/hosts/y1")).contains("by <b>operator</b>");
        assertThat(see("/record")).contains("raised it", "yum erase nova");
        assertThat(see("/print")).contains("raised it", "Clean up", "new-1");
        assertThat(see("/map/retire-nova")).contains("Clean up");
        assertThat(
                        Visitor.named(beans.getBean(TestRestTemplate.class), "auditor")
                                .get("/actuator/prometheus")
                                .getBody())
                .contains("icebridge_servers");
    }

    private Stream<String> sorted() {
        return Stream.of(
                        "name",
                        "oldId",
                        "newId",
                        "project",
                        "owner",
                        "node",
                        "method",
                        "state",
                        "addresses",
                        "wave",
                        "downtime")
                .flatMap(column -> Stream.of(column, "-" + column))
                .map(column -> "/change/" + CHANGE + "/servers?sort=" + column);
    }

    private List<String> pages() {
        Stream<String> own =
                routes.getHandlerMethods().keySet().stream()
                        .flatMap(info -> info.getPatternValues().stream())
                        .filter(path -> path.startsWith("/change") || path.equals("/window"))
                        .filter(path -> !path.endsWith("/live"))
                        .map(NamedPages::of)
                        .distinct()
                        .map(path -> path.equals("/window") ? "/window?change=" + CHANGE : path);
        return Stream.concat(own, sorted()).toList();
    }

    private String see(String further) {
        return auditor.page("/change/" + CHANGE + further).body();
    }

    private static Key key(String host) {
        return new Key("cleanUp", Subject.CHANGE, Place.host(host), "echo");
    }
}
