package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against rebuilding a server as it was. */
class RefusalsTest extends OneServer {
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
        facts = known(false, false, "", "ssh-rsa AAAA");
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
        facts = known(true, true, "", "");
        assertThat(codes()).containsExactly("disable-terminate", "locked");
    }

    @Test
    void aServerGroupOfWhichNobodyKnowsThePolicyCannotBeMadeAgain() {
        facts = inGroup(group());
        assertThat(what("server-group")).contains("db-apart", "nobody knows its policy");
        facts = inGroup(group("affinity", "anti-affinity"));
        assertThat(what("server-group")).contains("affinity, anti-affinity");
    }

    @Test
    void aStackOfHeatIsKnownByItsMetadata() {
        server.metadata("metering.stack", "4711");
        assertThat(codes()).containsExactly("stack");
    }

    @Test
    void aStackOfHeatIsKnownByItsUserData() {
        facts = known(false, false, base64("filename=\"cfn-userdata\""), "");
        assertThat(codes()).containsExactly("stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh", "%%% no base64"})
    void otherUserDataIsNoStack(String text) {
        facts = known(false, false, text.startsWith("#") ? base64(text) : text, "");
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
        facts = inGroup(group());
        newNova(Set.of());
        assertThat(codes())
                .containsExactly(
                        "status",
                        "key-pair",
                        "ephemeral",
                        "new-flavor",
                        "server-group",
                        "stack",
                        "zone");
    }

    @Test
    void novaNetworkMakesAnAddressOfIpv6AnewOfTheCardsMac() {
        server.fixed("fd00::f816:3eff:fe00:4");
        assertThat(codes()).containsExactly("ipv6");
        assertThat(what("ipv6")).contains("fd00::f816:3eff:fe00:4");
        networks.put("net", Samples.network("net", "p", false));
        assertThat(codes()).doesNotContain("ipv6");
    }

    @SafeVarargs
    private static ServerFacts withCards(List<String>... addresses) {
        List<ServerFacts.Card> cards =
                Stream.of(addresses).map(ips -> new ServerFacts.Card("", "", ips)).toList();
        return new ServerFacts(true, Lock.NONE, false, "", "", GroupFacts.NONE, List.of(), cards);
    }

    @Test
    void novaNetworkBootsWithOneAddressForEachCard() {
        server.fixed("10.0.0.5");
        facts = withCards(List.of("10.0.0.4", "fd00::4"), List.of("10.0.0.5"));
        assertThat(codes()).isEmpty();
        facts = withCards(List.of("10.0.0.4", "10.0.0.5"));
        assertThat(what("two-addresses")).contains("10.0.0.4, 10.0.0.5");
        networks.put("net", Samples.network("net", "p", false));
        assertThat(codes()).doesNotContain("two-addresses");
    }
}
