package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

/** From the whole of a change down to one server and back, on the map, while servers move. */
record MapWalk(Browser browser, String page) {
    private static final String MAP = "//div[@id='map' and @data-ready='yes']";

    /** Where the change waits for its plan's approval, from its own page. */
    void atTheFirstGate() {
        browser.go(page);
        browser.click("//a[@class='map']");
        browser.find(marked("approvePlan", "NOW"));
        browser.picture("map-at-the-first-gate");
    }

    void down() {
        browser.go(page + "/map");
        browser.find(marked("upgradeServices", "DONE"));
        browser.find(marked("approvePlan", "DONE"));
        browser.find(marked("approvePlanToUpgradeServices", "TAKEN"));
        browser.find(marked("moveServers", "NOW"));
        browser.picture("map-whole");
        down("upgradeServices");
        browser.find(marked("upgradeGlance", "DONE"));
        browser.picture("map-services");
        down("upgradeGlance");
        browser.find(marked("serviceUpgraded", "DONE"));
        browser.find(marked("serviceSkipped", "AHEAD"));
        browser.picture("map-one-service");
        up("Upgrade cloud");
        down("moveServers");
        down("moveWaves");
        browser.picture("map-waves");
        down("moveWave");
        browser.click("//ul[@class='choices']//a[text()='wave 1']");
        browser.find(marked("closeNodes", "DONE"));
        browser.picture("map-one-wave");
        toOneServer();
    }

    private void toOneServer() {
        down("moveSlots");
        down("moveServer");
        browser.picture("map-which-server");
        browser.click("//ul[@class='choices']/li[span='moved']/a");
        browser.find(marked("recordMove", "DONE"));
        browser.find(marked("serverSetAside", "AHEAD"));
        browser.picture("map-one-server");
        down("holdServer");
        browser.find(marked("stopServer", "DONE"));
        browser.picture("map-holding-one-server");
        assertThat(browser.complaints()).isEmpty();
        Barriers.none(browser, "the map of one server");
    }

    void onATelephone() {
        browser.width(360);
        browser.go(page + "/map");
        browser.find(marked("moveServers", "NOW"));
        assertThat(browser.fits()).isTrue();
        Barriers.none(browser, "the map on a telephone");
        browser.picture("narrow-map-while-servers-move");
        assertThat(browser.complaints()).isEmpty();
    }

    private void down(String element) {
        browser.find(MAP);
        browser.click("//*[@data-element-id='" + element + "']/*[contains(@class,'djs-hit')]");
        browser.find("//nav[@class='way']//*[@aria-current='page']");
        browser.find(MAP);
    }

    private void up(String title) {
        browser.click("//nav[@class='way']//a[text()='" + title + "']");
        browser.find(MAP);
    }

    private static String marked(String element, String state) {
        return MAP
                + "//*[@data-element-id='"
                + element
                + "' and contains(concat(' ', @class, ' '), ' "
                + state
                + " ')]";
    }
}
