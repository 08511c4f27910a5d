package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.simulator.Shape;
import io.icebridge.simulator.SimulatedCloud;
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
    private Compute fresh;
    private String project;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        cloud = SimulatedClient.connect(simulated, "3", folder);
        fresh = cloud.compute(Side.NEW);
        project = cloud.compute(Side.OLD).servers().get(0).projectId();
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "2"})
    void rolesAndEndpointsAreTheSameWithEitherKeystone(String version) throws Exception {
        Identity keystone = SimulatedClient.connect(simulated, version, folder).identity();

        assertThat(keystone.own().name()).isEqualTo("admin");
        assertThat(keystone.projects()).anyMatch(p -> p.id().equals(project));
        assertThat(keystone.holdsRole(project, "admin")).isFalse();
        keystone.grantRole(project, "admin");
        keystone.grantRole(project, "admin");
        assertThat(keystone.holdsRole(project, "admin")).isTrue();
        keystone.revokeRole(project, "admin");
        keystone.revokeRole(project, "admin");
        assertThat(keystone.holdsRole(project, "admin")).isFalse();
        keystone.proveTokenIssue();

        register(keystone, "http://x/v2");
        register(keystone, "http://x/v2");
        assertThat(third(keystone))
                .extracting(Endpoint::iface)
                .containsExactlyInAnyOrder("public", "internal", "admin");
        assertThat(CloudContract.failure(() -> register(keystone, "http://y/v2")))
                .as("another URL in the place of the first")
                .isEqualTo(Reason.CONFLICT);
        third(keystone).forEach(e -> keystone.deleteEndpoint(e.id()));
        assertThat(third(keystone)).isEmpty();
    }

    private static void register(Identity keystone, String url) {
        keystone.register("compute", "third", url, url + "/internal", url + "/admin");
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

        fresh.createFlavor(wanted);
        fresh.createFlavor(wanted);

        assertThat(fresh.flavors()).contains(wanted);
    }

    @Test
    void anotherFlavorOfTheSameIdIsNotTakenForIt() {
        fresh.createFlavor(flavor(1));

        assertThat(CloudContract.failure(() -> fresh.createFlavor(flavor(2))))
                .isEqualTo(Reason.CONFLICT);
    }

    private static Flavor flavor(int vcpus) {
        return new Flavor("f", "f", 64, vcpus, 1, 0, 0, 1.0, true, Map.of(), List.of());
    }

    @Test
    void keyPairsQuotasAndAggregatesAreWrittenTwiceWithoutHarm() {
        fresh.importKeyPair(new KeyPair("probe", "ssh-rsa AAAA probe"));
        assertThat(fresh.keyPairs()).contains(new KeyPair("probe", "ssh-rsa AAAA probe"));
        fresh.deleteKeyPair("probe");
        fresh.deleteKeyPair("probe");
        assertThat(fresh.keyPairs()).isEmpty();

        fresh.setQuota(project, Map.of("instances", 77));
        assertThat(fresh.quota(project)).containsEntry("instances", 77);
        fresh.setUsualQuota(Map.of("instances", 33));
        assertThat(fresh.usualQuota()).containsEntry("instances", 33);
        assertThat(fresh.quota("another")).containsEntry("instances", 33);
        assertThat(fresh.quota(project)).containsEntry("instances", 77);

        Aggregate ssd = new Aggregate("ssd", "fast", List.of("cmp-new-1"), Map.of("ssd", "true"));
        fresh.createAggregate(ssd);
        fresh.createAggregate(ssd);
        fresh.addToAggregate("ssd", "cmp-new-1");
        assertThat(fresh.aggregates()).containsExactly(ssd);
        assertThat(fresh.zones()).contains("fast");
        assertThat(CloudContract.failure(() -> fresh.addToAggregate("none", "cmp-new-1")))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aNodeIsDisabledWithItsReason() {
        fresh.disable("cmp-new-1", "emptied");
        assertThat(service().enabled()).isFalse();
        assertThat(service().disabledReason()).isEqualTo("emptied");

        fresh.enable("cmp-new-1");
        assertThat(service().enabled()).isTrue();
        assertThat(fresh.deleteService(service())).as("this Nova cannot").isFalse();
        assertThat(fresh.deleteOnTermination("s", "v", false)).as("nor this").isFalse();
    }

    private ComputeService service() {
        return fresh.services().stream()
                .filter(s -> s.host().equals("cmp-new-1") && s.binary().equals("nova-compute"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownNodesServersAreNotTakenForNone() {
        assertThat(CloudContract.failure(() -> fresh.serverIdsOn("cmp-new")))
                .isEqualTo(Reason.NOT_FOUND);
    }
}
