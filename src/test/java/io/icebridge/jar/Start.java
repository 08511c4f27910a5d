package io.icebridge.jar;

/** The start of a change in Tasklist, before somebody who is logged in there. */
public record Start(Browser browser) {

    /**
     * Opens the form.
     *
     * @param model the model's name as people read it
     */
    public static Start of(Browser browser, String model) {
        browser.click("//a[contains(.,'Start process')]");
        browser.click("//*[contains(@class,'modal')]//a[normalize-space()='" + model + "']");
        return new Start(browser);
    }

    /** Fills the form and sends it. */
    public void with(String change, String title, String reason) {
        browser.type("form [name=change]", change);
        browser.type("form [name=title]", title);
        browser.type("form [name=reason]", reason);
        browser.picture("start");
        browser.click("//*[contains(@class,'modal')]//button[normalize-space()='Start']");
    }
}
