package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against rebuilding a server as it was. */
class RefusalsTest {
    private static final Flavor SMALL = Samples.flavor("1", 512, 1, 10);
    private static final Optional<NewNova> NOT_YET = Optional.empty();

    private final StillCloud cloud = new StillCloud();
    private final ServerSample server = ServerSample.server("s1").fixed("10.0.0.4");
    private final Map<String, Flavor> flavors = new TreeMap<>(Map.of("1", SMALL));
    private final List<Port> ports = new ArrayList<>();
    private final Map<String, NetworkInfo> networks = new TreeMap<>();
    private final Map<String, Volume> volumes = new TreeMap<>();
    private final Map<String, Project> projects =
            new TreeMap<>(Map.of("p", new Project("p", "shop", true)));
    private ServerFacts facts = known(false, false, "", "", "");
    private Optional<NewNova> there = NOT_YET;
    private boolean withoutDatabase;

    private static ServerFacts known(
            boolean locked, boolean undeletable, String userData, String key, String group) {
        return new ServerFacts(
                true,
                locked,
                undeletable,
                userData,
                key,
                group,
                List.of(),
                cards("1", "2", "3", "4", "5"));
    }

    private static List<Card> cards(String... portIds) {
        return Stream.of(portIds).map(id -> new Card(id, "", List.of())).toList();
    }

    private List<Reason> reasons(boolean redeployed) {
        Inventory inventory =
                new Inventory(
                        List.of(server.get()),
                        flavors,
                        projects,
                        Optional.of(Map.of("s1", facts)),
                        ports,
                        networks,
                        volumes);
        SourceImages images = new SourceImages(cloud.port().images());
        MetadataRoom room = new MetadataRoom(cloud.port().allowances(Side.NEW)::quota);
        return new Refusals(inventory, images, there, room, withoutDatabase)
                .of(server.get(), redeployed);
    }

    private List<String> codes() {
        return reasons(false).stream().map(Reason::code).toList();
    }

    private String what(String code) {
        return reasons(false).stream()
                .filter(r -> r.code().equals(code))
                .map(Reason::what)
                .findFirst()
                .orElse("nothing of " + code);
    }

    private void newNova(Set<String> zones, Flavor... all) {
        Map<String, Flavor> byId = new TreeMap<>();
        List.of(all).forEach(f -> byId.put(f.id(), f));
        there = Optional.of(new NewNova(byId, zones));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED"})
    void nothingSpeaksAgainstAnOrdinaryServer(String status) {
        server.status(status);
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "BUILD", "RESCUE", "VERIFY_RESIZE", "SOFT_DELETED"})
    void aServerInAnyOtherStateCannotBeStoppedAndCopied(String status) {
        server.status(status);
        assertThat(what("status")).startsWith("it is " + status);
    }

    @Test
    void nothingIsBegunWhileNovaIsAtWorkOnTheServer() {
        server.busy("rebooting");
        assertThat(what("busy")).contains("(rebooting)");
    }

    @Test
    void whatOnlyTheDatabaseKnowsMustBeKnown() {
        facts = ServerFacts.unknown();
        assertThat(codes()).containsExactly("database");
    }

    @Test
    void aSiteMayDoWithoutTheDatabase() {
        facts = ServerFacts.unknown();
        withoutDatabase = true;
        assertThat(codes()).isEmpty();
    }

    @Test
    void aKeyPairWhoseKeyNobodyKnowsWouldBeMissing() {
        server.key("laptop");
        assertThat(what("key-pair")).contains("laptop");
        facts = known(false, false, "", "ssh-rsa AAAA", "");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aDeletedFlavorIsAllThatCanBeSaidOfIt() {
        flavors.clear();
        newNova(Set.of());
        assertThat(codes()).containsExactly("flavor");
    }

    @Test
    void whatIsOnAnEphemeralDiskIsInNoSnapshot() {
        flavors.put("1", Samples.withEphemeralDisk(SMALL, 20));
        assertThat(what("ephemeral")).contains("20 GiB");
    }

    @Test
    void theNewRegionMustHaveTheFlavorOnceItIsThere() {
        assertThat(codes()).isEmpty();
        newNova(Set.of());
        assertThat(what("new-flavor")).endsWith("1 (m1.1)");
    }

    @Test
    void aPrivateFlavorMustBeOpenToTheServersProjectWhereItIsBooted() {
        flavors.put("1", Samples.onlyFor(SMALL, "somebody"));
        assertThat(what("flavor-access")).endsWith("in the old region");
        newNova(Set.of(), Samples.onlyFor(SMALL, "p"));
        assertThat(codes()).isEmpty();
        newNova(Set.of(), Samples.onlyFor(SMALL, "somebody"));
        assertThat(what("flavor-access")).endsWith("in the new region");
    }

    @Test
    void whatItsOwnerHasForbiddenIsNotDone() {
        facts = known(true, true, "", "", "");
        assertThat(codes()).containsExactly("disable-terminate", "locked");
    }

    @Test
    void aServerGroupCannotBeToldToTheNewRegion() {
        facts = known(false, false, "", "", "db-apart");
        assertThat(what("server-group")).contains("db-apart");
    }

    @Test
    void aStackOfHeatIsKnownByItsMetadata() {
        server.metadata("metering.stack", "4711");
        assertThat(codes()).containsExactly("stack");
    }

    @Test
    void aStackOfHeatIsKnownByItsUserData() {
        facts = known(false, false, base64("filename=\"cfn-userdata\""), "", "");
        assertThat(codes()).containsExactly("stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh", "%%% no base64"})
    void otherUserDataIsNoStack(String text) {
        facts = known(false, false, text.startsWith("#") ? base64(text) : text, "", "");
        assertThat(codes()).doesNotContain("stack");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void nic(String port, String network) {
        ports.add(Samples.port(port, network, "s1"));
    }

    @Test
    void ofSeveralNicsOnOneNetworkOnlyOneWouldArrive() {
        networks.put("a", Samples.network("a", "p", false));
        networks.put("b", Samples.network("b", "p", false));
        List.of("1", "2", "3").forEach(port -> nic(port, "a"));
        List.of("4", "5").forEach(port -> nic(port, "b"));
        assertThat(codes()).containsExactly("two-nics");
        assertThat(what("two-nics")).contains("network net-a (a), net-b (b)");
    }

    @Test
    void aNicOnAnotherProjectsNetworkWouldBeDroppedUnlessItIsShared() {
        networks.put("a", Samples.network("a", "somebody", false));
        networks.put("b", Samples.network("b", "somebody", true));
        nic("1", "b");
        nic("2", "gone");
        assertThat(codes()).isEmpty();
        nic("3", "a");
        assertThat(what("foreign-network")).contains("net-a (a)").doesNotContain("net-b");
    }

    @Test
    void otherServersNicsDoNotCount() {
        nic("1", "a");
        ports.add(Samples.port("2", "a", "s2"));
        assertThat(codes()).isEmpty();
    }

    @Test
    void itsZoneMustHaveANodeInTheNewRegion() {
        server.zone("rack-2");
        assertThat(codes()).isEmpty();
        newNova(Set.of("rack-1"), SMALL);
        assertThat(what("zone")).contains("rack-2");
        newNova(Set.of("rack-2"), SMALL);
        assertThat(codes()).isEmpty();
    }

    @Test
    void theZoneOfNodesThatAreInNoneNeedsNoNode() {
        newNova(Set.of(), SMALL);
        assertThat(codes()).isEmpty();
    }

    @Test
    void kernelAndRamdiskMustStillBeThere() {
        cloud.images.put("i", Samples.bootingWith("i", "kernel", "ramdisk"));
        assertThat(what("boot-image")).contains("kernel, ramdisk");
        cloud.images.put("kernel", Samples.image("kernel", "p"));
        assertThat(what("boot-image")).contains("image ramdisk");
        onVolume("in-use");
        assertThat(codes()).isEmpty();
    }

    @Test
    void onlyAServerThatIsDeployedAnewNeedsItsImage() {
        assertThat(reasons(true)).extracting(Reason::code).containsExactly("image");
        assertThat(reasons(false)).isEmpty();
        cloud.images.put("i", Samples.image("i", "p"));
        assertThat(reasons(true)).isEmpty();
        cloud.images.put("i", Samples.image("i", "p", "deleted"));
        assertThat(reasons(true)).extracting(Reason::code).containsExactly("image");
    }

    @Test
    void everyReasonIsKeptAndNoneTwice() {
        server.status("ERROR").key("laptop").zone("rack-2").metadata("metering.stack", "x");
        flavors.put("1", Samples.withEphemeralDisk(SMALL, 5));
        facts = known(true, false, "", "", "db-apart");
        newNova(Set.of());
        assertThat(codes())
                .containsExactly(
                        "status",
                        "key-pair",
                        "ephemeral",
                        "new-flavor",
                        "locked",
                        "server-group",
                        "stack",
                        "zone");
    }

    /** Its root disk is a volume of that state. */
    private void onVolume(String status) {
        server.onVolume("v");
        volume(status, "p", false, false, false, "s1");
    }

    private void volume(
            String status,
            String project,
            boolean readOnly,
            boolean encrypted,
            boolean shared,
            String... servers) {
        List<Attachment> on =
                Stream.of(servers).map(id -> new Attachment(id, "v", "/dev/vdb")).toList();
        volumes.put(
                "v",
                new Volume(
                        "v", "v", project, status, 1, true, readOnly, encrypted, shared, on, "{}"));
    }

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

    @Test
    void aServerOfAProjectThatIsGoneOrDisabledCannotBeBootedAsItsProject() {
        projects.put("p", new Project("p", "shop", false));
        assertThat(what("project-disabled")).contains("shop (p)");
        projects.clear();
        assertThat(codes()).containsExactly("project");
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
    void theMarkerNeedsRoomAndANameOfItsOwn() {
        cloud.fresh.quotas.put("p", Map.of("metadata_items", 2));
        server.metadata("one", "1");
        assertThat(codes()).isEmpty();
        server.metadata("two", "2");
        assertThat(what("metadata")).contains("has 2 metadata items", "quota of 2");
        cloud.fresh.quotas.put("p", Map.of("metadata_items", -1));
        server.metadata(Refusals.MARKER, "mine");
        assertThat(codes()).containsExactly("marker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I2Nsb3Vk", "I2Nsb3Vk\nI2Nsb3VkLWNvbmZpZw==\r\n", ""})
    void userDataMayHaveLineEndsInItsBase64(String userData) {
        facts = known(false, false, userData, "", "");
        assertThat(codes()).isEmpty();
    }

    @Test
    void whatNovaWouldRefuseOfTheRequestIsSaidBefore() {
        facts = known(false, false, "I2Nsb3Vk\\n", "ssh-rsa AAAA", "");
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
