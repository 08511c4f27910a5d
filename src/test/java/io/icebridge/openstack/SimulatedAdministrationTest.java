package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.IdentityChanges;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator's calls, which the runbook may make again after a crash. */
class SimulatedAdministrationTest {

    @TempDir private Path folder;
    private SimulatedCloud simulated;
    private Cloud cloud;
    private CloudChanges changes;
    private String project;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        cloud = SimulatedClient.connect(simulated, "3", folder);
        changes = cloud.changing();
        project = cloud.compute(Side.OLD).servers().get(0).projectId();
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "2"})
    void rolesAndEndpointsAreTheSameWithEitherKeystone(String version) throws Exception {
        Cloud either = SimulatedClient.connect(simulated, version, folder);
        Identity keystone = either.identity();
        IdentityChanges keystoneChanges = either.changing().identity();

        assertThat(keystone.own().name()).isEqualTo("admin");
        assertThat(keystone.projects()).anyMatch(p -> p.id().equals(project));
        assertThat(keystone.holdsRole(project, "admin")).isFalse();
        keystoneChanges.grantRole(project, "admin");
        keystoneChanges.grantRole(project, "admin");
        assertThat(keystone.holdsRole(project, "admin")).isTrue();
        keystoneChanges.revokeRole(project, "admin");
        keystoneChanges.revokeRole(project, "admin");
        assertThat(keystone.holdsRole(project, "admin")).isFalse();
        keystone.proveTokenIssue();

        register(keystoneChanges, "http://x/v2");
        register(keystoneChanges, "http://x/v2");
        assertThat(third(keystone))
                .extracting(Endpoint::iface)
                .containsExactlyInAnyOrder("public", "internal", "admin");
        assertThat(CloudContract.failure(() -> register(keystoneChanges, "http://y/v2")))
                .as("another URL in the place of the first")
                .isEqualTo(Reason.CONFLICT);
        third(keystone).forEach(e -> keystoneChanges.deleteEndpoint(e.id()));
        assertThat(third(keystone)).isEmpty();
    }

    private static void register(IdentityChanges keystoneChanges, String url) {
        keystoneChanges.register("compute", "third", url, url + "/internal", url + "/admin");
    }

    private static List<Endpoint> third(Identity keystone) {
        return keystone.endpoints().stream().filter(e -> e.region().equals("third")).toList();
    }

    @Test
    void aPrivateFlavorArrivesWithItsIdSpecsAndAccess() {
        Flavor wanted =
                new Flavor(
                        "big.7",
                        "big",
                        4096,
                        2,
                        20,
                        5,
                        512,
                        1.0,
                        false,
                        Map.of("a", "b"),
                        List.of(project));

        changes.flavors(Side.NEW).create(wanted);
        changes.flavors(Side.NEW).create(wanted);

        assertThat(cloud.flavors(Side.NEW).all()).contains(wanted);
    }

    @Test
    void anotherFlavorOfTheSameIdIsNotTakenForIt() {
        changes.flavors(Side.NEW).create(flavor(1));

        assertThat(CloudContract.failure(() -> changes.flavors(Side.NEW).create(flavor(2))))
                .isEqualTo(Reason.CONFLICT);
    }

    private static Flavor flavor(int vcpus) {
        return new Flavor("f", "f", 64, vcpus, 1, 0, 0, 1.0, true, Map.of(), List.of());
    }

    @Test
    void keyPairsQuotasAndAggregatesAreWrittenTwiceWithoutHarm() {
        changes.allowances(Side.NEW).importKeyPair(new KeyPair("probe", "ssh-rsa AAAA probe"));
        assertThat(cloud.allowances(Side.NEW).keyPairs())
                .contains(new KeyPair("probe", "ssh-rsa AAAA probe"));
        changes.allowances(Side.NEW).deleteKeyPair("probe");
        changes.allowances(Side.NEW).deleteKeyPair("probe");
        assertThat(cloud.allowances(Side.NEW).keyPairs()).isEmpty();

        changes.allowances(Side.NEW).setQuota(project, Map.of("instances", 77));
        assertThat(cloud.allowances(Side.NEW).quota(project)).containsEntry("instances", 77);
        changes.allowances(Side.NEW).setUsualQuota(Map.of("instances", 33));
        assertThat(cloud.allowances(Side.NEW).usualQuota()).containsEntry("instances", 33);
        assertThat(cloud.allowances(Side.NEW).quota("another")).containsEntry("instances", 33);
        assertThat(cloud.allowances(Side.NEW).quota(project)).containsEntry("instances", 77);

        Aggregate ssd = new Aggregate("ssd", "fast", List.of("cmp-new-1"), Map.of("ssd", "true"));
        changes.aggregates(Side.NEW).create(ssd);
        changes.aggregates(Side.NEW).create(ssd);
        changes.aggregates(Side.NEW).addNode("ssd", "cmp-new-1");
        assertThat(cloud.aggregates(Side.NEW).all()).containsExactly(ssd);
        assertThat(cloud.aggregates(Side.NEW).zones()).contains("fast");
        assertThat(
                        CloudContract.failure(
                                () -> changes.aggregates(Side.NEW).addNode("none", "cmp-new-1")))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aNodeIsDisabledWithItsReason() {
        changes.nodes(Side.NEW).disable("cmp-new-1", "emptied");
        assertThat(service().enabled()).isFalse();
        assertThat(service().disabledReason()).isEqualTo("emptied");

        changes.nodes(Side.NEW).enable("cmp-new-1");
        assertThat(service().enabled()).isTrue();
        assertThat(changes.nodes(Side.NEW).deleteService(service()))
                .as("this Nova cannot")
                .isFalse();
        assertThat(changes.compute(Side.NEW).deleteOnTermination("s", "v", false))
                .as("nor this")
                .isFalse();
    }

    private ComputeService service() {
        return cloud.nodes(Side.NEW).services().stream()
                .filter(s -> s.host().equals("cmp-new-1") && s.binary().equals("nova-compute"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownNodesServersAreNotTakenForNone() {
        assertThat(CloudContract.failure(() -> cloud.nodes(Side.NEW).serverIdsOn("cmp-new")))
                .isEqualTo(Reason.NOT_FOUND);
    }
}
