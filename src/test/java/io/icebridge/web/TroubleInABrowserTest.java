package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.jar.Browser;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Move.State;
import java.net.URI;
import java.nio.file.Path;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Servers in trouble as an operator sees them in a real browser. */
@OverHttp
class TroubleInABrowserTest extends AtTheWindow {
    @TempDir static Path folder;

    private final Journal journal;
    @LocalServerPort private int port;

    TroubleInABrowserTest(@Autowired ApplicationContext beans) {
        super(beans);
        journal = beans.getBean(Journal.class);
    }

    @BeforeAll
    static void aBrowserIsThere() {
        Browser.isThere();
    }

    @Test
    void oneBoxTicksAllAndTheChangesPageLeadsThere() {
        serverFails("11aa", "no room");
        serverFails("22bb", "no room");
        moves.state(change, "11aa", State.ASIDE);
        moves.state(change, "22bb", State.ASIDE);
        try (Browser browser = Browser.open(folder)) {
            browser.logIn("http://localhost:" + port + "/login", "operator");
            browser.go("http://localhost:" + port + "/change/" + change);
            browser.sees("Hold back");
            browser.picture("change-acts");
            browser.click("//a[text()='Decide together on servers that failed alike']");
            browser.click("//input[@name='all']");
            assertThat(browser.find("(//input[@name='task'])[2]").isSelected()).isTrue();
            browser.click("//input[@value='retry']");
            browser.type("input[name=comment]", "there is room now");
            browser.picture("failures-together");
            browser.click("//button[text()='Decide on those that are ticked']");
            browser.sees("2 decided");
            browser.picture("failures-decided");
        }
    }

    @Test
    void cockpitShowsTheIncidentWithWhatStandsStill() {
        Key stop = new Key("stopServer", Subject.server("11aa"), Place.region("old"), "stop");
        journal.looked(new Change(change), Action.look(stop, "stop"), new Said("stopped"));
        ProcessInstance asked = serverFails("11aa", "no room");
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(URI.create("http://localhost:" + port), "cockpit", "operator");
            browser.go(
                    "http://localhost:%d/camunda/app/cockpit/default/#/process-instance/%s/runtime?tab=incidents-tab"
                            .formatted(port, asked.getId()));
            browser.sees("server web stands still since");
            browser.picture("cockpit-incident");
        }
    }
}
