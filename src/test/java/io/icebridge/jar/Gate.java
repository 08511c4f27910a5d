package io.icebridge.jar;

/** A waiting gate in Tasklist, before somebody who is logged in there. */
public record Gate(Browser browser) {

    /** Opens the first gate of the list. */
    public static Gate of(Browser browser) {
        browser.click("//*[contains(@class,'tasks-list')]//*[contains(text(),'Approve')]");
        browser.sees("You approve exactly what is shown here");
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
        browser.click("(//input[@type='radio'][not(@disabled) and not(@readonly)])[1]");
        browser.type("textarea", comment);
        browser.picture("decided");
        browser.click("//button[normalize-space()='Complete']");
    }
}
