package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/**
 * What an auditor asks of a change, each from the list of all changes by what he reads there; how
 * often he clicks is counted, and a search is one more.
 */
final class Questions {
    private static final int MOST = 3;

    private final Browser browser;
    private final URI base;
    private final String change;
    private int acts;

    Questions(Browser browser, URI base, String change) {
        this.browser = browser;
        this.base = base;
        this.change = change;
    }

    /** Before he knows anything but the ticket. */
    Questions asked() {
        browser.go(base + "/change");
        acts = 0;
        return this;
    }

    Questions ofTheChange(String tab) {
        return asked().clicks(change).clicks(tab);
    }

    Questions clicks(String words) {
        browser.click("//a[normalize-space()='" + words + "']");
        acts++;
        return this;
    }

    Questions searches(String words) {
        browser.type("input[type=search]", words);
        browser.click("//main//form//button");
        acts++;
        return this;
    }

    /** The page says all this, and he did not have to click more than three times. */
    void isAnswered(String question, String... words) {
        for (String each : words) {
            browser.sees(each);
        }
        assertThat(acts).as(question).isLessThanOrEqualTo(MOST);
        browser.picture("answer-" + question.replace(' ', '-'));
        System.out.println(question + ": " + acts);
    }
}
