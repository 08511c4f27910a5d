package io.icebridge.openstack;

import static io.icebridge.openstack.CloudContract.failure;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the port promises of an administrator's calls, which the runbook may make again after a
 * crash. It leaves a flavor, an aggregate and a region behind, since there is no way to take them
 * back.
 */
abstract class AdministrationContract {
    static final String THIRD = "third";

    /** Nova gives its own keys no other form. */
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIFNoiHOBBXiZaT7HJ9H8IPGA3nPhGDWRcTpoww7xhQK";

    abstract Cloud cloud();

    /** The id of a project in which the administrator does not hold the role {@link #role()}. */
    abstract String project();

    /** A role that there is. */
    abstract String role();

    /** One of the new region. */
    abstract String node();

    private CloudChanges changes() {
        return cloud().changing();
    }

    @Test
    void rolesAreGrantedAndRevokedTwiceWithoutHarm() {
        holdsRolesAsTold(cloud(), project(), role());
    }

    static void holdsRolesAsTold(Cloud cloud, String project, String role) {
        Identity keystone = cloud.identity();
        IdentityChanges changes = cloud.changing().identity();
        assertThat(keystone.own().name()).isEqualTo("admin");
        assertThat(keystone.projects()).anyMatch(p -> p.id().equals(project));
        assertThat(keystone.holdsRole(project, role)).isFalse();
        changes.grantRole(project, role);
        changes.grantRole(project, role);
        assertThat(keystone.holdsRole(project, role)).isTrue();
        changes.revokeRole(project, role);
        changes.revokeRole(project, role);
        assertThat(keystone.holdsRole(project, role)).isFalse();
        keystone.proveTokenIssue();
    }

    @Test
    void endpointsAreRegisteredOnce() {
        registersOnce(cloud());
    }

    static void registersOnce(Cloud cloud) {
        Identity keystone = cloud.identity();
        IdentityChanges changes = cloud.changing().identity();
        register(changes, "http://x/v2");
        register(changes, "http://x/v2");
        assertThat(third(keystone))
                .extracting(Endpoint::iface)
                .containsExactlyInAnyOrder("public", "internal", "admin");
        assertThat(failure(() -> register(changes, "http://y/v2")))
                .as("another URL in the place of the first")
                .isEqualTo(Reason.CONFLICT);
        third(keystone).forEach(e -> changes.deleteEndpoint(e.id()));
        assertThat(third(keystone)).isEmpty();
    }

    private static void register(IdentityChanges changes, String url) {
        changes.register("compute", THIRD, url, url + "/internal", url + "/admin");
    }

    private static List<Endpoint> third(Identity keystone) {
        return keystone.endpoints().stream().filter(e -> e.region().equals(THIRD)).toList();
    }

    @Test
    void aPrivateFlavorArrivesWithItsIdSpecsAndAccess() {
        Flavor wanted = flavor("big.7", 2, Map.of("a", "b"), List.of(project()));
        changes().flavors(Side.NEW).create(wanted);
        changes().flavors(Side.NEW).create(wanted);
        assertThat(cloud().flavors(Side.NEW).all()).contains(wanted);
        Flavor another = flavor("big.7", 4, Map.of(), List.of(project()));
        assertThat(failure(() -> changes().flavors(Side.NEW).create(another)))
                .as("another one of the same id")
                .isEqualTo(Reason.CONFLICT);
    }

    private static Flavor flavor(
            String id, int cores, Map<String, String> specs, List<String> access) {
        return new Flavor(id, "big", 4096, cores, 20, 5, 512, 1.0, false, specs, access);
    }

    @Test
    void keyPairsAreLentAndTakenBack() {
        KeyPair probe = new KeyPair("icebridge-contract", PUBLIC_KEY);
        changes().allowances(Side.NEW).importKeyPair(probe);
        assertThat(cloud().allowances(Side.NEW).keyPairs()).contains(probe);
        changes().allowances(Side.NEW).deleteKeyPair(probe.name());
        changes().allowances(Side.NEW).deleteKeyPair(probe.name());
        assertThat(cloud().allowances(Side.NEW).keyPairs()).doesNotContain(probe);
    }

    @Test
    void aProjectsQuotaIsItsOwnAndAllOthersHaveTheUsualOne() {
        int usual = cloud().allowances(Side.NEW).usualQuota().get("instances");
        changes().allowances(Side.NEW).setQuota(project(), Map.of("instances", 77));
        changes().allowances(Side.NEW).setUsualQuota(Map.of("instances", 33));
        assertThat(cloud().allowances(Side.NEW).quota(project())).containsEntry("instances", 77);
        assertThat(cloud().allowances(Side.NEW).usualQuota()).containsEntry("instances", 33);
        assertThat(cloud().allowances(Side.NEW).quota(cloud().identity().own().id()))
                .containsEntry("instances", 33);
        changes().allowances(Side.NEW).setUsualQuota(Map.of("instances", usual));
    }

    @Test
    void anAggregateIsMadeOnceWithItsZoneAndNodes() {
        Aggregate ssd = new Aggregate("ssd", "fast", List.of(node()), Map.of("ssd", "true"));
        changes().aggregates(Side.NEW).create(ssd);
        changes().aggregates(Side.NEW).create(ssd);
        changes().aggregates(Side.NEW).addNode("ssd", node());
        assertThat(cloud().aggregates(Side.NEW).all()).containsExactly(ssd);
        assertThat(cloud().aggregates(Side.NEW).zones()).contains("fast");
        assertThat(failure(() -> changes().aggregates(Side.NEW).addNode("none", node())))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aNodeIsDisabledWithItsReason() {
        changes().nodes(Side.NEW).disable(node(), "emptied");
        assertThat(service().enabled()).isFalse();
        assertThat(service().disabledReason()).isEqualTo("emptied");
        changes().nodes(Side.NEW).enable(node());
        assertThat(service().enabled()).isTrue();
    }

    ComputeService service() {
        return cloud().nodes(Side.NEW).services().stream()
                .filter(s -> s.host().equals(node()) && s.binary().equals("nova-compute"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnknownNodesServersAreNotTakenForNone() {
        assertThat(failure(() -> cloud().nodes(Side.NEW).serverIdsOn("no-such-node")))
                .isEqualTo(Reason.NOT_FOUND);
    }
}
