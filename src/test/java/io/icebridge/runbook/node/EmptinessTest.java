package io.icebridge.runbook.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptinessTest {
    private final FakeHosts hosts = new FakeHosts();
    private final Fake<Compute> servers =
            Fake.of(Compute.class)
                    .answering("serversOn", a -> List.of())
                    .answering("servers", a -> List.of());
    private final Fake<Nodes> nodes =
            Fake.of(Nodes.class)
                    .answering("serverIdsOn", a -> List.of())
                    .answering("hypervisors", a -> List.of(hypervisor(0)));

    private static Hypervisor hypervisor(int running) {
        return new Hypervisor("node1.example.com", running, 8, 0, 8192, 512, 100, 0, "");
    }

    private static Server server(String status) {
        return new Server(
                "s1",
                "web",
                "p",
                "u",
                status,
                "",
                1,
                "node1",
                "i",
                "f",
                "",
                "nova",
                false,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                "{}");
    }

    private Cloud cloud() {
        return Fake.of(Cloud.class)
                .answering("compute", a -> servers.port())
                .answering("nodes", a -> nodes.port())
                .port();
    }

    private String prove() {
        Site site =
                new Site(
                        TestCloudFile.with("node1", List.of("compute")),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        null,
                        d -> {});
        return new Emptiness(site, cloud()).prove("CHG1", "node1");
    }

    @Test
    void aNodeOnWhichNoSourceSeesAnythingIsEmpty() {
        assertThat(prove()).startsWith("empty, twice");
    }

    @Test
    void aServerInErrorThatNovaPlacesThereIsEnough() {
        servers.answering("serversOn", a -> List.of(server("ERROR")));
        assertThatThrownBy(this::prove).hasMessageContaining("s1 (web, ERROR)");
    }

    @Test
    void aDomainThatLibvirtAloneKnowsIsEnough() {
        hosts.host("node1").say("virsh -q list --all", " -  instance-0000002a  shut off");
        assertThatThrownBy(this::prove).hasMessageContaining("instance-0000002a");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, false"})
    void onANodeThatIsNotLoggedInToWhatAPersonCountsIsASourceToo(String count, boolean empty) {
        Journal journal = TestJournal.fresh();
        journal.byHand("CHG1", "host node1", "proveNodeEmpty", "ann", "done\nOutput:\n" + count);
        Site site =
                new Site(
                        TestCloudFile.with(
                                List.of(
                                        new HostEntry(
                                                "node1", "10.0.0.1", 22, List.of("compute"), true)),
                                "node1"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        journal,
                        d -> {});
        assertThat(new Emptiness(site, cloud()).look("CHG1", "node1").isEmpty()).isEqualTo(empty);
        assertThat(hosts.host("node1").ran()).isEmpty();
    }

    @Test
    void aCountOfTheHypervisorIsEnough() {
        nodes.answering("hypervisors", a -> List.of(hypervisor(1)));
        assertThatThrownBy(this::prove).hasMessageContaining("counts 1 servers");
    }

    @Test
    void aHypervisorThatCannotBeAskedIsNoProof() {
        nodes.answering("hypervisors", a -> List.of());
        assertThatThrownBy(this::prove).hasMessageContaining("knows no hypervisor node1");
    }

    @Test
    void aServerThatTheSecondLookAloneSeesIsEnough() {
        int[] looks = {0};
        nodes.answering("serverIdsOn", a -> ++looks[0] < 2 ? List.of() : List.of("s2"));
        assertThatThrownBy(this::prove).hasMessageContaining("the hypervisor lists s2");
    }

    @Test
    void aListThatCannotBeReadIsNoProof() {
        servers.answering(
                "servers",
                a -> {
                    throw new CloudFailure(
                            CloudFailure.Reason.UNKNOWN, "GET /servers", 503, 0, "busy", null);
                });
        assertThatThrownBy(this::prove).isInstanceOf(CloudFailure.class);
    }
}
