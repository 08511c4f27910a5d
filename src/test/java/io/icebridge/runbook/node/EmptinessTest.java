package io.icebridge.runbook.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.NodeChanges;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.CourseRun;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptinessTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String COUNT = "virsh -q list --all && virsh -q list --all | grep -c .";

    private final FakeHosts hosts = new FakeHosts();
    private final Journal journal = TestDoor.journal();
    private final Fake<CloudChanges> changes = Fake.of(CloudChanges.class);
    private final Fake<Compute> servers =
            Fake.of(Compute.class)
                    .answering("serversOn", a -> List.of())
                    .answering("servers", a -> List.of());
    private final Fake<Nodes> nodes =
            Fake.of(Nodes.class)
                    .answering("services", a -> List.of())
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
                Server.Detail.NONE,
                "{}");
    }

    private Cloud cloud() {
        return Fake.of(Cloud.class)
                .answering("compute", a -> servers.port())
                .answering("nodes", a -> nodes.port())
                .answering("changing", a -> changes.port())
                .port();
    }

    private Course course(boolean byHand) {
        return new NodeCourses(site(byHand), cloud()).proveEmpty(CHANGE, "node1");
    }

    private Site site(boolean byHand) {
        return new Site(
                TestCloudFile.with(
                        List.of(new HostEntry("node1", "10.0.0.1", 22, List.of("compute"), byHand)),
                        "node1"),
                hosts,
                Profiles.load("havana-icehouse"),
                d -> {});
    }

    private void prove() {
        prove(false);
    }

    private void prove(boolean byHand) {
        new CourseRun(site(byHand), cloud(), hosts, journal, CHANGE).go(course(byHand));
    }

    @Test
    void aNodeOnWhichNoSourceSeesAnythingIsEmpty() {
        prove();
        assertThat(hosts.host("node1").ran()).hasSize(2);
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

    @Test
    void aNodeWhoseLibvirtDoesNotAnswerIsNotProvenEmpty() {
        hosts.host("node1").fail(COUNT, 1);
        assertThatThrownBy(this::prove).hasMessageContaining("node node1 is not empty");
    }

    @Test
    void aNodeThatIsStillOpenToNewServersIsNoProof() {
        nodes.answering("services", a -> List.of(open()));
        Fake<NodeChanges> deaf = Fake.of(NodeChanges.class).answering("disable", a -> null);
        changes.answering("nodes", a -> deaf.port());
        assertThatThrownBy(this::prove).hasMessageContaining("still open to new servers");
    }

    private static ComputeService open() {
        return new ComputeService(
                "1", "nova-compute", "node1", "nova", true, true, Instant.EPOCH, "");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, false", "'-  instance-0000002a  shut off\n0', false"})
    void onANodeThatIsNotLoggedInToWhatAPersonCountsIsASourceToo(String count, boolean empty) {
        assertThatThrownBy(() -> prove(true))
                .isInstanceOfSatisfying(
                        StepFailure.class, asked -> assertThat(asked.detail()).isEqualTo(COUNT));
        journal.of(CHANGE).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .forEach(
                        e ->
                                journal.byHand(
                                        CHANGE,
                                        e.key(),
                                        e.what(),
                                        new ByHand("ann", "done\nOutput:\n" + count)));
        if (empty) {
            prove(true);
        } else {
            assertThatThrownBy(() -> prove(true)).hasMessageContaining("is not empty");
        }
        assertThat(hosts.host("node1").ran()).isEmpty();
    }

    @Test
    void aCountOfTheHypervisorIsEnough() {
        nodes.answering("hypervisors", a -> List.of(hypervisor(1)));
        assertThatThrownBy(this::prove).hasMessageContaining("counts 1 server");
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
