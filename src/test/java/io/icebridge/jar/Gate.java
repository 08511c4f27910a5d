package io.icebridge.jar;

/** A waiting gate, or another task, in Tasklist, before somebody who is logged in there. */
public record Gate(Browser browser) {

    /** Opens the first gate of the list. */
    public static Gate of(Browser browser) {
        return of(browser, "Approve", "You approve exactly what is shown here");
    }

    /**
     * Opens the first task of the list that has the words.
     *
     * @param shown what its form says
     */
    public static Gate of(Browser browser, String words, String shown) {
        browser.click("//*[contains(@class,'tasks-list')]//*[contains(text(),'" + words + "')]");
        browser.sees(shown);
        return new Gate(browser);
    }

    /** Tries to claim it. */
    public void claim() {
        browser.click("//button[contains(.,'Claim')]");
    }

    /** Claims it and waits until the form can be filled. */
    public Gate claimed() {
        claim();
        browser.find("//*[contains(@ng-click,'unclaim')]");
        browser.find("//textarea[not(@disabled) and not(@readonly)]");
        return this;
    }

    /** Takes the first decision that is offered. */
    public void decide(String comment) {
        fill(comment);
        browser.click("//button[normalize-space()='Complete']");
    }

    /**
     * The same in a form that has a button of its own, since Tasklist does not find rows complete.
     */
    public void decideInTheForm(String comment) {
        fill(comment);
        browser.click("//button[normalize-space()='Decide so']");
    }

    private void fill(String comment) {
        browser.click("(//input[@type='radio'][not(@disabled) and not(@readonly)])[1]");
        browser.type("textarea", comment);
        browser.leave();
        browser.picture("decided");
    }
}
