package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.TokenSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against a server is often its parts, of which Nova says nothing. */
class PartsTest extends OneServer {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "detaching",
                "attaching",
                "error_attaching",
                "error_detaching",
                "error",
                "available",
                "maintenance"
            })
    void aVolumeThatIsStuckStopsItsServerBeforeAnythingElseDoes(String status) {
        server.with("v");
        volume(status, "p", false, false, false, "s1");
        assertThat(what("volume-state")).contains("v is not in-use in Cinder but " + status);
        volume("in-use", "p", false, false, false, "s1");
        assertThat(codes()).isEmpty();
    }

    @Test
    void whatCinderSaysOfAVolumeBesideItsStateCountsToo() {
        server.with("v");
        assertThat(codes()).containsExactly("volume-gone");
        volume("in-use", "p", false, false, false);
        assertThat(codes()).containsExactly("volume-elsewhere");
        volume("in-use", "p", false, false, false, "s1", "s2");
        assertThat(codes()).containsExactly("volume-elsewhere");
        volume("in-use", "other", true, true, true, "s1");
        assertThat(codes())
                .containsExactly(
                        "volume-project", "volume-read-only", "volume-encrypted", "volume-shared");
    }

    private void goingWithIt(int bootIndex) {
        facts =
                new ServerFacts(
                        true,
                        Lock.NONE,
                        false,
                        "",
                        "",
                        GroupFacts.NONE,
                        List.of(new ServerFacts.Device("v", "/dev/vdb", true, bootIndex)),
                        cards("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-use", "detaching", "attaching", "reserved"})
    void aVolumeOfSeveralServersIsNoObstacleWhereNovaAttachesItWhateverIsDoneToTheOthers(
            String status) {
        server.with("v");
        volume(status, "p", false, false, true, "s1", "s2");
        sharedVolumes = true;
        assertThat(codes()).isEmpty();
        volume(status, "p", false, false, true, "s2");
        assertThat(codes()).hasSize(1);
        sharedVolumes = false;
        volume("in-use", "p", false, false, true, "s1", "s2");
        assertThat(codes()).containsExactly("volume-elsewhere", "volume-shared");
    }

    @Test
    void aVolumeOfSeveralServersMayBeNobodysRootDiskAndGoWithNobody() {
        server.onVolume("v");
        sharedVolumes = true;
        volume("in-use", "p", false, false, true, "s1", "s2");
        goingWithIt(0);
        assertThat(codes()).containsExactly("volume-shared-root", "volume-shared-going");
        goingWithIt(-1);
        assertThat(codes()).containsExactly("volume-shared-going");
    }

    @Test
    void aServerOfAProjectThatIsGoneOrDisabledCannotBeBootedAsItsProject() {
        projects.put("p", new Project("p", "shop", false));
        assertThat(what("project-disabled")).contains("shop (p)");
        projects.clear();
        assertThat(codes()).containsExactly("project");
    }

    @Test
    void aServerOfAProjectForWhichThereIsNoTokenIsNamedWithWhatHelps() {
        projects.put("p", new Project("p", "shop", true).with(TokenSource.NOWHERE));
        assertThat(what("project-credential")).contains("shop (p)");
        projects.put("p", new Project("p", "shop", true).with(TokenSource.CREDENTIAL));
        assertThat(codes()).isEmpty();
    }

    private void card(String id, String network, String status, Map<String, String> settings) {
        Port port = Samples.port(id, network, "s1");
        ports.add(
                new Port(
                        id,
                        network,
                        "p",
                        port.mac(),
                        status,
                        "s1",
                        "",
                        "n1",
                        settings.containsKey("none") ? List.of() : port.fixedIps(),
                        List.of(),
                        settings,
                        "{}"));
    }

    @Test
    void aServerWithoutACardWouldGetOneOnEveryNetwork() {
        networks.put("a", Samples.network("a", "p", false));
        assertThat(codes()).containsExactly("no-card");
    }

    @Test
    void severalCardsNeedAnOrderThatIsKnown() {
        card("1", "a", "ACTIVE", Map.of());
        card("7", "b", "ACTIVE", Map.of());
        assertThat(codes()).containsExactly("card-order");
        ports.remove(0);
        assertThat(codes()).isEmpty();
        ports.clear();
        server.fixed("10.1.0.4");
        assertThat(codes()).containsExactly("card-order");
    }

    @Test
    void aPortMustBeOneThatTheNewServerCanBeSeenToWorkOn() {
        card("1", "a", "DOWN", Map.of());
        assertThat(codes()).containsExactly("port-down");
        ports.clear();
        card("1", "a", "DOWN", Map.of("admin_state_up", "false"));
        assertThat(codes()).containsExactly("port-off");
        ports.clear();
        card("1", "a", "ACTIVE", Map.of("none", ""));
        assertThat(codes()).containsExactly("port-address");
        ports.clear();
        card("1", "a", "DOWN", Map.of());
        server.status("SHUTOFF");
        assertThat(codes()).isEmpty();
    }

    @Test
    void theMarkerNeedsRoom() {
        cloud.fresh.quotas.put("p", Map.of("metadata_items", 2));
        server.metadata("one", "1");
        assertThat(codes()).isEmpty();
        server.metadata("two", "2");
        assertThat(what("metadata")).contains("has 2 metadata items", "quota of 2");
        cloud.fresh.quotas.put("p", Map.of("metadata_items", -1));
        server.metadata("icebridge", "of an earlier move");
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I2Nsb3Vk", "I2Nsb3Vk\nI2Nsb3VkLWNvbmZpZw==\r\n", ""})
    void userDataMayHaveLineEndsInItsBase64(String userData) {
        facts = known(false, false, userData, "");
        assertThat(codes()).isEmpty();
    }

    @Test
    void whatNovaWouldRefuseOfTheRequestIsSaidBefore() {
        facts = known(false, false, "I2Nsb3Vk\\n", "ssh-rsa AAAA");
        server.key("me@laptop");
        assertThat(codes()).containsExactly("key-name", "user-data");
    }

    @Test
    void anImageWithAsManyPropertiesAsGlanceTakesLeavesASnapshotNoRoom() {
        cloud.images.put(
                "i", new Image("i", "i", "active", 1, "c", "p", 0, 0, false, 120, List.of(), "{}"));
        assertThat(what("image-properties")).contains("120 properties");
    }
}
