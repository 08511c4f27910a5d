package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The new server must be what was saved of the old one. */
class ComparisonTest {
    private final StillCloud cloud = new StillCloud();
    private final DefinitionSample saved = new DefinitionSample();
    private final ServerSample fresh = ServerSample.server("n1").named("s1");

    private List<String> differences() {
        cloud.fresh.servers.clear();
        cloud.fresh.servers.add(fresh.get());
        return comparison().differences();
    }

    private Comparison comparison() {
        return new Comparison(
                new MovingTables().crossing(cloud.port(), TestCloudFile.with(List.of(), "ctl")),
                saved.get(),
                "n1");
    }

    @Test
    void aServerThatIsTheSameInAllButItsIdIsProven() {
        assertThat(differences()).isEmpty();
        assertThat(comparison().prove()).isEqualTo(Comparison.AS_BEFORE);
    }

    @Test
    void everyDifferenceIsSaid() {
        fresh.named("other").of("p-admin").flavor("2").metadata("tier", "web");
        assertThat(differences())
                .containsExactly(
                        "name was s1 and is other",
                        "flavor was 1 and is 2",
                        "project was p and is p-admin",
                        "metadata was {} and is {tier=web}");
        assertThatThrownBy(() -> comparison().prove())
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("name was s1 and is other; flavor was 1");
    }

    @Test
    void ourOwnMarkerIsNoDifference() {
        saved.server.metadata("tier", "web");
        fresh.metadata("tier", "web").metadata(Marker.USUAL, "CHG1:s1");
        assertThat(differences()).isEmpty();
        saved.server.metadata(Marker.USUAL, "its own");
        saved.marker = "icebridge-2";
        fresh.metadata(Marker.USUAL, "its own").metadata(saved.marker, "CHG1:s1");
        assertThat(differences()).isEmpty();
    }

    private static Server.Detail labelled(String description, String... tags) {
        return new Server.Detail(true, false, "", "", List.of(), description, List.of(tags));
    }

    @Test
    void descriptionAndTagsAreComparedWhereBothNovasTellThem() {
        saved.server.telling(labelled("the shop", "a", "b"));
        assertThat(differences()).isEmpty();
        fresh.telling(labelled("s1", "a"));
        assertThat(differences())
                .containsExactly(
                        "description was the shop and is s1", "tags was [a, b] and is [a]");
        fresh.telling(labelled("the shop", "a", "b"));
        assertThat(differences()).isEmpty();
        assertThat(comparison().prove()).endsWith("; description and tags");
    }

    @Test
    void itMustStandInTheServerGroupOfTheSameNameAndPolicy() {
        saved.facts = DefinitionSample.inGroup("db", "affinity");
        group("g7", "db", "anti-affinity", "n1");
        group("g8", "web", "affinity", "n1");
        group("g9", "db", "affinity", "n2");
        assertThat(differences()).containsExactly("server group was db and is none");
        group("g10", "db", "affinity", "n2", "n1");
        assertThat(differences()).isEmpty();
    }

    private void group(String id, String name, String policy, String... members) {
        cloud.fresh.groups.add(new ServerGroup(id, name, List.of(policy), List.of(members)));
    }

    @Test
    void whatWasSwitchedOffIsSwitchedOff() {
        saved.server.status("SHUTOFF");
        assertThat(differences()).containsExactly("status was SHUTOFF and is ACTIVE");
        fresh.status("SHUTOFF");
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatWasPausedOrSuspendedRuns() {
        saved.server.status("PAUSED");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aKeyPairThatNobodyCouldLendIsLeftOut() {
        saved.server.key("laptop");
        assertThat(differences()).isEmpty();
        saved.facts = DefinitionSample.facts(false, "ssh-rsa AAAA");
        assertThat(differences()).containsExactly("key pair was laptop and is ");
        fresh.key("laptop");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aVolumeMustBeThereAndAttachedByCindersWord() {
        saved.volume("v1", "/dev/vdb");
        cloud.volumes.put("v1", Samples.volume("v1", "available"));
        assertThat(differences())
                .containsExactly(
                        "volumes was [v1] and is []",
                        "status of volume v1 was in-use and is available",
                        "device of volume v1 was vdb and is none");
        fresh.with("v1");
        cloud.volumes.put("v1", Samples.attached("v1", "n1"));
        assertThat(differences()).isEmpty();
    }

    private static Port port(String id, String device, String... groups) {
        return Samples.port(id, "a", device, groups);
    }

    @Test
    void everyPortMustBeOnTheNewServerWithItsAddressesAndGroups() {
        saved.ports.add(port("1", "s1", "web", "default"));
        saved.ports.add(port("2", "s1", "default"));
        cloud.ports.add(port("1", "n1", "default"));
        assertThat(differences())
                .satisfiesExactly(
                        groups -> assertThat(groups).startsWith("groups of port 1 was"),
                        gone -> assertThat(gone).isEqualTo("port 2 is not on it"));
        cloud.ports.clear();
        cloud.ports.add(port("1", "n1", "default", "web"));
        cloud.ports.add(port("2", "n1", "default"));
        assertThat(differences()).isEmpty();
    }

    /** What its owner has set of a port goes with it, unless somebody took it off. */
    @Test
    void whatElseIsSetOfAPortIsAsBefore() {
        saved.ports.add(with("1", "s1", Map.of("allowed_address_pairs", "[{}]", "name", "x")));
        cloud.ports.add(with("1", "n1", Map.of("allowed_address_pairs", "[]")));
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "allowed_address_pairs of port 1 was [{}] and is []",
                        "name of port 1 was x and is gone");
    }

    @Test
    void aFloatingAddressLeadsWhereItLed() {
        saved.ports.add(with("1", "s1", Map.of("floatingips", "{\"172.24.4.9\":\"10.0.0.4\"}")));
        cloud.ports.add(with("1", "n1", Map.of()));
        cloud.floating.put("1", Map.of("172.24.4.9", "10.0.0.5"));
        assertThat(differences())
                .containsExactly(
                        "floatingips of port 1 was {\"172.24.4.9\":\"10.0.0.4\"}"
                                + " and is {\"172.24.4.9\":\"10.0.0.5\"}");
        cloud.floating.put("1", Map.of("172.24.4.9", "10.0.0.4"));
        assertThat(differences()).isEmpty();
    }

    private static Port with(String id, String device, Map<String, String> settings) {
        Port p = port(id, device, "default");
        return new Port(
                id,
                "a",
                "p",
                p.mac(),
                "ACTIVE",
                device,
                "",
                "n1",
                p.fixedIps(),
                p.securityGroups(),
                settings,
                "{}");
    }

    @Test
    void zoneAndConfigDriveAreAsBefore() {
        saved.server.zone("rack-1").configDrive();
        assertThat(differences())
                .containsExactly(
                        "availability zone was rack-1 and is nova",
                        "config drive was true and is false");
        fresh.zone("rack-1").configDrive();
        assertThat(differences()).isEmpty();
    }

    @Test
    void withoutPortsItsAddressesAreCompared() {
        saved.server.fixed("10.0.0.4");
        fresh.fixed("10.0.0.5");
        assertThat(differences()).containsExactly("addresses was [10.0.0.4] and is [10.0.0.5]");
    }

    @Test
    void aServerThatIsNotThereIsNotCompared() {
        assertThatThrownBy(() -> comparison().prove())
                .hasMessage("server n1 is not in the new region");
    }

    @Test
    void anAddressOfIpv6WhichNovaNetworkMakesOfTheMacIsNotLookedFor() {
        saved.server.fixed("10.0.0.4").fixed("fd00::4");
        fresh.fixed("10.0.0.4").fixed("fd00::5");
        assertThat(differences()).isEmpty();
    }
}
