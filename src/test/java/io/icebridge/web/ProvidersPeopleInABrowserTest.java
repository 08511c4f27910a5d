package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.jar.Browser;
import io.icebridge.jar.Gate;
import io.icebridge.jar.Start;
import io.icebridge.process.access.FirstAdministrator;
import io.icebridge.runbook.move.Moves;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A change from its start to its approval by people of an OpenID provider, in a real browser. */
@RealSite
@TestPropertySource(properties = "spring.application.name=a site of its own")
@ExtendWith(NoChangeRuns.class)
class ProvidersPeopleInABrowserTest {
    private static final String CHANGE = "CHG 0042/b";

    @TempDir static Path folder;

    private final Approvals approvals;
    private final Moves moves;

    @LocalServerPort private int port;

    ProvidersPeopleInABrowserTest(
            @Autowired Approvals approvals,
            @Autowired Moves moves,
            @Autowired FirstAdministrator first) {
        this.approvals = approvals;
        this.moves = moves;
        first.create("A-password-0f-mine");
    }

    @BeforeAll
    static void aBrowserIsThere() {
        Browser.isThere();
    }

    @Test
    void whoStartedIsRefusedAtHisGateAndWhoPausedInAnAlarmApproves() {
        try (Browser browser = Browser.open(folder)) {
            comeBy(browser, "maria");
            browser.go(base() + "/camunda/app/tasklist/default/");
            Start.of(browser, "Retire old Nova").with(CHANGE, "Old *Nova*", "<b>It is over</b>");
            Gate.of(browser).claim();
            browser.sees("maria started this change; another change manager decides here");
            browser.picture("provider-starter-refused");
        }
        try (Browser browser = Browser.open(folder)) {
            comeBy(browser, "omar");
            moves.plan(CHANGE, AtTheWindow.move("022356fa", "server-3", "shop", "cmp-3"));
            browser.go(base() + "/window");
            browser.sees(CHANGE);
            browser.picture("window");
            browser.type("input[name=comment]", "smoke in row 4");
            browser.click("//button[normalize-space()='Pause']");
            browser.sees("smoke in row 4");
            browser.picture("window-paused");
            browser.go(base() + "/camunda/app/tasklist/default/");
            Gate gate = Gate.of(browser).claimed();
            browser.sees("Old *Nova*");
            browser.sees("<b>It is over</b>");
            browser.picture("provider-gate");
            gate.decide("nothing moves, the old Nova may go");
            browser.sees("No task matching filters found");
        }
        assertThat(approvals.of(CHANGE)).extracting(Approval::by).containsExactly("omar");
    }

    private void comeBy(Browser browser, String name) {
        browser.go(base() + "/login");
        browser.click("//a[contains(.,'The site')]");
        browser.type("input[name=username]", "subject-of-" + name);
        browser.type(
                "textarea[name=claims]",
                "{\"preferred_username\": \"%s\", \"roles\": [\"cab\"]}".formatted(name));
        browser.click("//*[@type='submit']");
        browser.sees(name);
    }

    private URI base() {
        return URI.create("http://localhost:" + port);
    }
}
