package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the whole change down to one server and back, in a real browser while servers move; pictures
 * go to target/screenshots. Skipped where there is no Chromium.
 */
class MapIT {
    private static final String MAP = "//div[@id='map' and @data-ready='yes']";

    @TempDir Path folder;

    @Test
    void theMapLeadsFromTheWholeDownToOneServerAndBack() throws Exception {
        try (ServedDemo demo = ServedDemo.in(folder);
                Browser browser = Browser.open(folder)) {
            Deciders deciders = new Deciders(demo.base());
            Rest auditor = new Rest(demo.base(), "auditor");
            browser.logIn(demo.base() + "/change/DEMO-1", "auditor");
            browser.click("//a[@class='map']");
            browser.find(marked("approvePlan", "NOW"));
            browser.picture("map-at-the-first-gate");
            Patience.until(
                    "a server that has moved",
                    Jar.patience(),
                    () -> {
                        deciders.decideAll();
                        return auditor.get("/change/DEMO-1/servers.json?state=MOVED").body().size()
                                > 0;
                    });
            browser.go(demo.base() + "/change/DEMO-1/map");
            browser.find(marked("upgradeServices", "DONE"));
            browser.find(marked("approvePlan", "DONE"));
            browser.find(marked("approvePlanToUpgradeServices", "TAKEN"));
            browser.find(marked("moveServers", "NOW"));
            browser.picture("map-whole");
            down(browser, "upgradeServices");
            browser.find(marked("upgradeGlance", "DONE"));
            browser.picture("map-services");
            down(browser, "upgradeGlance");
            browser.find(marked("serviceUpgraded", "DONE"));
            browser.find(marked("serviceSkipped", "AHEAD"));
            browser.picture("map-one-service");
            up(browser, "Upgrade cloud");
            down(browser, "moveServers");
            down(browser, "moveWaves");
            browser.picture("map-waves");
            down(browser, "moveWave");
            browser.click("//ul[@class='choices']//a[text()='wave 1']");
            browser.find(marked("closeNodes", "DONE"));
            browser.picture("map-one-wave");
            down(browser, "moveSlots");
            down(browser, "moveServer");
            browser.picture("map-which-server");
            browser.click("//ul[@class='choices']/li[span='moved']/a");
            browser.find(marked("recordMove", "DONE"));
            browser.find(marked("serverSetAside", "AHEAD"));
            browser.picture("map-one-server");
            down(browser, "holdServer");
            browser.find(marked("stopServer", "DONE"));
            browser.picture("map-holding-one-server");
            assertThat(browser.complaints()).isEmpty();
            Barriers.none(browser, "the map of one server");
            browser.width(360);
            browser.go(demo.base() + "/change/DEMO-1/map");
            browser.find(marked("moveServers", "NOW"));
            assertThat(browser.fits()).isTrue();
            Barriers.none(browser, "the map on a telephone");
            browser.picture("narrow-map-while-servers-move");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void down(Browser browser, String element) {
        browser.find(MAP);
        browser.click("//*[@data-element-id='" + element + "']/*[contains(@class,'djs-hit')]");
        browser.find("//nav[@class='way']//*[@aria-current='page']");
        browser.find(MAP);
    }

    private static void up(Browser browser, String title) {
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
