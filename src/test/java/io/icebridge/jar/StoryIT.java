package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.trace.SpanReceiver.Received;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One change with its five people, from its ticket to its record: who asks for it, two who approve
 * it, an operator with one failure, and an auditor who was not there. In a real browser; pictures
 * go to target/screenshots. Skipped where there is no Chromium.
 */
class StoryIT {
    private static final String CHANGE = "CHG-2014/7";
    private static final String PART = "CHG-2014~7";
    private static final int SERVERS = 24;
    private static final int MOST_SHEETS = 12;

    @TempDir static Path folder;
    private static ServedSite site;
    private static URI base;
    private static Rest auditor;
    private static Deciders others;

    /** The server on which the operator decided, by its old id. */
    private static String failed;

    @BeforeAll
    static void aSiteIsServed() throws Exception {
        site = ServedSite.in(folder);
        base = site.base();
        auditor = new Rest(base, "auditor");
        others = new Deciders(base, Set.of("decideOnServer"));
    }

    @AfterAll
    static void end() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void fivePeopleAndOneFailure() throws Exception {
        aManagerStartsItWithItsTicketAndMayNotApproveIt();
        anOperatorSeesInCockpitWhereItStands();
        twoOthersReadTheEvidenceAndApprove();
        serversMoveAndOneIsSetAside();
        theOperatorReadsWhyAndDecides();
        itEndsWithEveryServerThere();
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base + "/change", "auditor");
            anAuditorFindsWhatHeAsks(new Questions(browser, base, CHANGE));
            hePrintsItsRecord(browser);
            nobodyIsShutOutOfAnyPage(browser);
        }
        whatWasDoneIsTraced();
    }

    private void aManagerStartsItWithItsTicketAndMayNotApproveIt() throws Exception {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base, "tasklist", "manager");
            Start.of(browser, "Upgrade cloud")
                    .with(CHANGE, "Nova to its successor", "its support ends");
            Patience.until("the change", Jar.patience(), () -> instances().size() > 0);
            browser.go(page(""));
            browser.sees("for change managers: Approve Plan of the change");
            browser.sees("Nova to its successor");
            browser.picture("story-requested");
            browser.go(base + "/camunda/app/tasklist/default/");
            Gate.of(browser).claim();
            browser.sees("manager started this change; another change manager decides here");
            browser.picture("starter-refused");
        }
    }

    private void anOperatorSeesInCockpitWhereItStands() throws Exception {
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(base, "cockpit", "operator");
            browser.go(base + "/camunda/app/cockpit/default/#/process-instance/" + instance());
            browser.sees("readiness");
            browser.find(
                    "//*[contains(@class,'djs-overlays') and @data-container-id='approvePlan']"
                            + "//*[normalize-space()='1']");
            browser.picture("cockpit-diagram");
            browser.click("//a[normalize-space()='Incidents']");
            browser.sees("No incidents");
            browser.picture("cockpit-incidents");
            browser.click("//a[normalize-space()='History']");
            browser.sees("Check readiness");
            browser.picture("cockpit-history");
            browser.click("//a[@aria-label='Page of change " + CHANGE + "']");
            browser.sees("for change managers: Approve Plan of the change");
        }
    }

    private void twoOthersReadTheEvidenceAndApprove() {
        try (Browser browser = Browser.open(folder);
                Browser second = Browser.open(folder);
                Browser watching = Browser.open(folder)) {
            watching.logIn(page(""), "auditor");
            new MapWalk(watching, page("")).atTheFirstGate();
            watching.go(page(""));
            watching.sees("live");
            watching.picture("change-waits");
            browser.logIn(base, "tasklist", "manager2");
            Gate gate = Gate.of(browser).claimed();
            browser.sees("2 different ones");
            browser.sees("What comes next");
            assertThat(browser.rows())
                    .anyMatch(row -> row.contains("Upgrade keystone"))
                    .anyMatch(row -> row.contains("Retire old Nova"));
            browser.picture("gate");
            gate.decide("as planned");
            second.logIn(base, "tasklist", "manager3");
            Gate again = Gate.of(second, "Approve", "Approved so far").claimed();
            second.sees("manager2, ");
            second.picture("gate-second-approver");
            again.decide("I have read it, too");
            watching.sees("Review configuration");
            watching.picture("change-goes-on");
        }
    }

    private void serversMoveAndOneIsSetAside() throws Exception {
        Patience.until(
                "a server that has moved, and one that could not",
                Jar.patience(),
                () -> {
                    others.decideAll();
                    return servers("MOVED") > 0 && servers("ASIDE") > 0;
                });
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(page(""), "auditor");
            new MapWalk(browser, page("")).down();
            new MapWalk(browser, page("")).onATelephone();
        }
    }

    private void theOperatorReadsWhyAndDecides() throws Exception {
        JsonNode aside = of("servers.json?state=ASIDE").get(0);
        failed = aside.path("oldId").asText();
        try (Browser browser = Browser.open(folder)) {
            browser.logIn(page("/failures"), "operator");
            browser.sees(aside.path("name").asText());
            browser.picture("story-failed");
            browser.go(base + "/camunda/app/tasklist/default/");
            Gate task = Gate.of(browser, "Decide on server", "did not go by itself").claimed();
            assertThat(browser.text()).contains(aside.path("name").asText(), CHANGE);
            browser.picture("story-decision");
            task.decide("the image service has room now");
            Patience.until("the decision", Jar.patience(), () -> asked() == 0);
            browser.go(page("/failures"));
            browser.sees("the image service has room now");
            browser.picture("story-decided");
        }
    }

    private void itEndsWithEveryServerThere() throws Exception {
        Patience.until(
                "the end of the change",
                Jar.patience(),
                () -> {
                    others.decideAll();
                    return badge().equals("COMPLETED");
                },
                StoryIT::stands);
        assertThat(site.warned()).as("the JVM's own warnings").doesNotContain(" VM warning: ");
        assertThat(servers("MOVED")).isEqualTo(SERVERS);
        assertThat(site.ledger().path("servers")).hasSize(SERVERS);
        for (String trouble : Set.of("lost", "doubled", "violations")) {
            assertThat(site.ledger().path(trouble)).as(trouble).isEmpty();
        }
    }

    private void anAuditorFindsWhatHeAsks(Questions auditor) throws Exception {
        JsonNode server = of("servers.json?q=" + failed).get(0);
        String name = server.path("name").asText();
        String newId = server.path("newId").asText();
        auditor.asked().isAnswered("how it ended", CHANGE, "completed", "24 of 24 settled");
        auditor.ofTheChange("Gates")
                .clicks("plan")
                .isAnswered(
                        "who approved what on which evidence",
                        "approved by manager3",
                        "computed anew from these tables: the same",
                        "Cannot be undone");
        auditor.ofTheChange("Hosts")
                .clicks("ctl-1")
                .isAnswered(
                        "what ran on a host", "exit 0", "Rehearse schema", "Download all as text");
        for (String known : Set.of(name, server.path("oldId").asText(), newId, address(server))) {
            auditor.ofTheChange("Servers").searches(known);
            auditor.isAnswered("what became of a server", name, newId.substring(0, 8));
        }
        auditor.ofTheChange("Failures and decisions")
                .isAnswered(
                        "what failed and who decided",
                        name,
                        "operator: retry",
                        "the image service has room now",
                        "the server: moved");
    }

    private void hePrintsItsRecord(Browser browser) {
        browser.go(page(""));
        browser.click("//a[contains(text(),'For paper')]");
        browser.sees("Where all of it stands");
        int sheets = browser.sheets("record-for-paper");
        System.out.println("the record of 24 servers is printed on " + sheets + " sheets");
        assertThat(sheets).isBetween(2, MOST_SHEETS);
    }

    /** Of pages that say more now than while the change waited, where each is judged. */
    private void nobodyIsShutOutOfAnyPage(Browser browser) {
        OwnPages pages = new OwnPages(browser, base, PART);
        pages.judgedAlone("", "/servers", "/servers/" + failed, "/failures", "/gates", "/print");
        pages.pictures();
    }

    private void whatWasDoneIsTraced() {
        List<Received> spans = site.traces().spans();
        String server = "server " + failed;
        assertThat(spans)
                .anyMatch(span -> has(span, "step", "change", CHANGE, "step", "takeSnapshot"))
                .anyMatch(span -> has(span, "effect", "subject", server, "step", "takeSnapshot"))
                .anyMatch(span -> has(span, "call", "subject", server, "status", "202"))
                .anyMatch(span -> has(span, "command", "change", CHANGE, "host", "ctl-1"))
                .anyMatch(span -> span.name().equals("http get /change/{part}/print"));
    }

    private static boolean has(Received span, String name, String... told) {
        return span.name().equals(name)
                && told[1].equals(span.told().get(told[0]))
                && told[3].equals(span.told().get(told[2]));
    }

    private static String page(String further) {
        return base + "/change/" + PART + further;
    }

    private static int servers(String state) throws Exception {
        return of("servers.json?state=" + state).size();
    }

    private static int asked() throws Exception {
        String those = "/engine-rest/task?taskDefinitionKey=decideOnServer";
        return new Rest(base, "operator").get(those).body().size();
    }

    private static JsonNode of(String what) throws Exception {
        return auditor.get("/change/" + PART + "/" + what).body();
    }

    private static String badge() throws Exception {
        return of("now.json").at("/badge/kind").asText();
    }

    private static String stands() throws Exception {
        return "%s%nset aside: %s%n%s"
                .formatted(of("now.json"), of("servers.json?state=ASIDE"), site.warned());
    }

    private static String address(JsonNode server) {
        return server.path("addresses").asText().split(" ")[0];
    }

    private static String instance() throws Exception {
        return instances().get(0).path("id").asText() + "/runtime";
    }

    private static JsonNode instances() throws Exception {
        String asked = "/engine-rest/process-instance?processDefinitionKey=upgrade-cloud";
        return auditor.get(asked).body();
    }
}
