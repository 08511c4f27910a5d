package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** All pages of ours that a change has, each judged as it is shown. */
record OwnPages(Browser browser, URI base, String change) {
    private static final List<String> OF_A_CHANGE =
            List.of(
                    "",
                    "/map",
                    "/map/move-server",
                    "/servers",
                    "/hosts",
                    "/hosts/ctl-1",
                    "/failures",
                    "/record",
                    "/print",
                    "/gates",
                    "/gates/1");

    private static final List<String> REFUSALS =
            List.of("/change/no-such-change", "/no-such-page", "/password");

    /** Before anybody has logged in. */
    void judgedAtTheDoor() {
        browser.go(base + "/login");
        browser.sees("Log in to Icebridge");
        Barriers.none(browser, "/login");
    }

    /** Those for people who are in, and what they read where there is no page for them. */
    void judged() {
        shown().forEach(this::judged);
        REFUSALS.forEach(this::judged);
        judged("/change/" + change + "/servers?page=x");
    }

    /** Some of the change's pages. */
    void judgedAlone(String... pages) {
        for (String page : pages) {
            judged("/change/" + change + page);
        }
    }

    /**
     * One server's page.
     *
     * @param name that no other has
     */
    void judgedOf(String name) {
        browser.go(base + "/change/" + change + "/servers?q=" + name);
        browser.click("//a[text()='" + name + "']");
        browser.sees("It goes this way");
        Barriers.none(browser, "a server");
    }

    private void judged(String page) {
        browser.go(base + page);
        browser.sees("Log out");
        Barriers.none(browser, page);
    }

    void judgedNarrow() {
        shown().forEach(this::judgedNarrow);
    }

    private void judgedNarrow(String page) {
        judged(page);
        assertThat(browser.fits()).as(page).isTrue();
        browser.picture("narrow" + page.replace('/', '-'));
    }

    /** A picture of each. */
    void pictures() {
        shown().forEach(
                        page -> {
                            browser.go(base + page);
                            browser.sees("Log out");
                            browser.picture("story" + page.replace('/', '-'));
                        });
    }

    private Stream<String> shown() {
        return Stream.concat(
                Stream.of("/change", "/window"),
                OF_A_CHANGE.stream().map(page -> "/change/" + change + page));
    }
}
