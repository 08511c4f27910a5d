package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

/** All pages of ours that the demo has, each judged as it is shown. */
final class DemoPages {
    private static final List<String> PAGES =
            List.of(
                    "/change",
                    "/change/DEMO-1",
                    "/change/DEMO-1/map",
                    "/change/DEMO-1/map/move-server",
                    "/change/DEMO-1/servers",
                    "/change/DEMO-1/hosts",
                    "/change/DEMO-1/hosts/ctl-1",
                    "/change/DEMO-1/failures",
                    "/change/DEMO-1/record",
                    "/change/DEMO-1/gates",
                    "/change/DEMO-1/gates/1",
                    "/window");

    private static final List<String> REFUSALS =
            List.of(
                    "/change/DEMO-2",
                    "/no-such-page",
                    "/password",
                    "/change/DEMO-1/servers?page=x");

    private DemoPages() {}

    /** Before anybody has logged in. */
    static void judgedAtTheDoor(Browser browser, URI base) {
        browser.go(base + "/login");
        browser.sees("Log in to Icebridge");
        Barriers.none(browser, "/login");
    }

    static void judged(Browser browser, URI base) {
        for (List<String> pages : List.of(PAGES, REFUSALS)) {
            for (String page : pages) {
                browser.go(base + page);
                browser.sees("Log out");
                Barriers.none(browser, page);
            }
        }
        browser.go(base + "/change/DEMO-1/servers?q=server-11");
        browser.click("//a[text()='server-11']");
        browser.sees("It goes this way");
        Barriers.none(browser, "a server");
    }

    static void judgedNarrow(Browser browser, URI base) {
        for (String page : PAGES) {
            browser.go(base + page);
            browser.sees("Log out");
            assertThat(browser.fits()).as(page).isTrue();
            Barriers.none(browser, "narrow " + page);
            browser.picture("narrow" + page.replace('/', '-'));
        }
    }
}
