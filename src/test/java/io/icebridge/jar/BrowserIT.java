package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as people see it once its plan is approved, in a real browser; pictures go to
 * target/screenshots. Skipped where there is no Chromium.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {
    @TempDir static Path folder;
    private static ServedDemo demo;
    private static Jar serve;
    private static URI base;

    @BeforeAll
    static void serveTheDemo() throws Exception {
        demo = ServedDemo.in(folder);
        serve = demo.jar();
        base = demo.base();
        Deciders approver = new Deciders(base, Set.of("reviewConfiguration"));
        Patience.until(
                "the review of what the rehearsal found",
                Jar.patience(),
                () -> {
                    approver.decideAll();
                    return reviews() > 0;
                });
    }

    @AfterAll
    static void end() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    @Order(1)
    void theStartSaysWhereToGoAndAsWhom() {
        assertThat(serve.log())
                .contains(base + "/camunda", base + "/change", "manager2", "operator", "auditor")
                .doesNotContain("Ignoring 'logback", "org.apache.sshd");
    }

    @Test
    @Order(2)
    void whileAChangeRunsNoOtherIsStarted() {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base, "tasklist", "manager2");
            Start.of(browser, "Move servers").with("CHG-2", "Another one", "to be early");
            browser.sees("DEMO-1");
            browser.picture("second-change-refused");
        }
    }

    @Test
    @Order(5)
    void theGatesPageHasAllOfItWithSearch() {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base + "/change/DEMO-1/gates", "auditor");
            browser.sees("approve by manager2");
            browser.click("//td/a[text()='plan']");
            browser.sees("computed anew from these tables: the same");
            browser.sees("Cannot be undone");
            browser.picture("gate-page");
            browser.type("input[type=search]", "glance");
            browser.click("//button[text()='Show']");
            browser.sees("with “glance”");
            assertThat(browser.text()).contains("Upgrade glance").doesNotContain("Upgrade swift");
            browser.picture("gate-page-searched");
        }
    }

    @Test
    @Order(6)
    void anOperatorsTasksSayWhatTheyAreAboutAndAFileIsDecidedRowByRow() throws Exception {
        int before = reviews();
        try (Browser browser = Browser.open(folder)) {
            browser.width(1300);
            browser.logIn(base, "tasklist", "operator");
            browser.sees("(DEMO-1)");
            browser.picture("operators-tasks");
            Gate review =
                    Gate.of(
                            browser,
                            "Review configuration",
                            "The new packages brought another version of this file");
            browser.sees("Proposal");
            browser.picture("review");
            review.claimed().decideInTheForm("as proposed for each");
            Patience.until("one review less", Jar.patience(), () -> reviews() != before);
            browser.picture("reviewed");
        }
    }

    @Test
    @Order(5)
    void cockpitListsWhatHasEndedAndLeadsToItsChange() throws Exception {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base, "cockpit", "auditor");
            browser.go(
                    base
                            + "/camunda/app/cockpit/default/#/process-definition/"
                            + definition("check-readiness")
                            + "/runtime");
            browser.click("//a[normalize-space()='Ended Instances']");
            browser.sees("came to its end");
            browser.picture("cockpit-ended");
            browser.click("//td/a[text()='DEMO-1']");
            browser.sees("Change DEMO-1");
        }
    }

    @Test
    @Order(5)
    void tasklistLeadsToTheChanges() {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base, "tasklist", "operator");
            browser.click("//*[contains(@class,'tasks-list')]//*[contains(text(),'Review')]");
            browser.sees("waits since");
            browser.picture("task-of-a-change");
            browser.click("//a[text()='Changes']");
            browser.click("//a[text()='DEMO-1']");
            browser.sees("Change DEMO-1");
        }
    }

    @Test
    @Order(5)
    void anAuditorReadsWhoApprovedWhat() {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base + "/audit", "auditor");
            browser.sees("DEMO-1");
            browser.picture("audit-changes");
            browser.click("//a[text()='DEMO-1']");
            browser.sees("Started by manager");
            browser.click("//a[text()='Gates and journal']");
            browser.sees("as planned");
            browser.sees("is that of what was shown");
            assertThat(browser.text()).contains("manager2", "UTC");
            browser.click("//summary");
            browser.sees("Retire old Nova");
            browser.picture("change-record");
            browser.click("//button[text()='Log out']");
            browser.sees("Log in to Icebridge");
            browser.go(base + "/camunda/app/cockpit/default/");
            browser.sees("Log in to Icebridge");
            browser.picture("login");
        }
    }

    @Test
    @Order(5)
    void anOperatorFindsServersHostsAndWhatRanOnThem() {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base + "/change/DEMO-1/servers", "operator");
            browser.sees("24 servers");
            browser.picture("change-servers");
            browser.type("input[type=search]", "server-1");
            browser.click("//button[text()='Show']");
            browser.sees("All servers");
            assertThat(browser.rows())
                    .hasSizeBetween(2, 23)
                    .allMatch(row -> row.startsWith("server-1"));
            browser.click("//a[text()='server-11']");
            browser.sees("It goes this way");
            browser.picture("change-server");
            browser.click("//a[text()='Hosts']");
            browser.click("//a[text()='ctl-1']");
            browser.sees("Rehearse schema");
            browser.picture("change-host");
            browser.go(base + "/change/DEMO-1/failures");
            browser.sees("Nothing has failed.");
            browser.picture("change-failures");
            browser.go(base + "/change/DEMO-2");
            browser.sees("There is no change DEMO-2.");
            browser.picture("not-found");
        }
    }

    @Test
    @Order(5)
    void everyPageFitsTheNarrowestTelephoneAndShutsNobodyOut() {
        try (Browser browser = Browser.open(folder)) {
            OwnPages pages = new OwnPages(browser, base, "DEMO-1");
            pages.judgedAtTheDoor();
            browser.logIn(base + "/window", "operator");
            pages.judged();
            pages.judgedOf("server-11");
            browser.width(360);
            pages.judgedNarrow();
        }
    }

    private static int reviews() throws Exception {
        String asked = "/engine-rest/task?taskDefinitionKey=reviewConfiguration";
        return new Rest(base, "operator").get(asked).body().size();
    }

    private static String definition(String key) throws Exception {
        String asked = "/engine-rest/process-definition/key/" + key;
        return new Rest(base, "auditor").get(asked).body().path("id").asText();
    }
}
