package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloudfile.CloudFile.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers a selector of the cloud file means. */
class SelectionTest {
    private static final Server SERVER =
            ServerSample.server("4f2a")
                    .named("web-1.shop")
                    .of("p-7")
                    .flavor("2")
                    .on("cmp-1")
                    .metadata("tier", "cattle=yes")
                    .get();

    private static final Flavor SMALL =
            new Flavor("2", "m1.small", 2048, 1, 20, 0, 0, 1, true, Map.of(), List.of());

    private static boolean means(
            String project, String name, String metadata, String flavor, String node) {
        Selector selector = new Selector(project, name, metadata, flavor, node);
        return Selection.matches(selector, Selection.Facts.of(SERVER, "shop", SMALL));
    }

    @Test
    void oneThatSaysNothingMeansAll() {
        assertThat(means("", "", "", "", "")).isTrue();
        assertThat(means(null, null, null, null, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1.shop", "web-*", "*shop", "*", "w*1*p", "4f2a"})
    void aServerIsMeantByItsNameOrIdInWhichAStarStandsForAnyText(String name) {
        assertThat(means("", name, "", "", "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "web-1", "WEB-1.SHOP", "web-1xshop", "web-2*", "(web-1.shop)"})
    void everythingButAStarStandsForItself(String name) {
        assertThat(means("", name, "", "", "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"p-7, true", "shop, true", "sh*, true", "p-8, false"})
    void aProjectIsMeantByItsIdOrName(String project, boolean meant) {
        assertThat(means(project, "", "", "", "")).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"tier=cattle=yes, true", "tier=cattle, false", "tier, false", "size=1, false"})
    void metadataIsMeantByKeyAndWholeValue(String metadata, boolean meant) {
        assertThat(means("", "", metadata, "", "")).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "m1.small, true", "m1.*, true", "3, false", "m1.tiny, false"})
    void aFlavorIsMeantByItsIdOrName(String flavor, boolean meant) {
        assertThat(means("", "", "", flavor, "")).isEqualTo(meant);
    }

    @Test
    void aFlavorThatIsNotKnownIsMeantByItsIdAlone() {
        Selection.Facts facts = Selection.Facts.of(SERVER, "", null);
        assertThat(Selection.matches(new Selector("", "", "", "2", ""), facts)).isTrue();
        assertThat(Selection.matches(new Selector("", "", "", "m1.small", ""), facts)).isFalse();
    }

    @Test
    void everyPartThatIsSetMustFit() {
        assertThat(means("shop", "web-*", "tier=cattle=yes", "2", "cmp-*")).isTrue();
        assertThat(means("shop", "web-*", "tier=cattle=yes", "2", "cmp-2")).isFalse();
        assertThat(means("shop", "web-*", "tier=cattle=yes", "3", "cmp-*")).isFalse();
    }
}
