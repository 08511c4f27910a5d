package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.cloud.change.ServerGroupChanges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the port promises, on any cloud with Neutron; leaves nothing behind. */
abstract class CloudContract {

    private static final String MARK = "icebridge_contract";

    /** A cloud with both regions. */
    abstract Cloud cloud();

    /** The name of a project with a network and in whose name servers may be booted. */
    abstract String projectName();

    abstract String flavorId();

    abstract String imageId();

    private String project() {
        return cloud().identity().projects().stream()
                .filter(p -> p.name().equals(projectName()))
                .map(Project::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsThereCanBeReadInBothRegions() {
        cloud().identity().proveTokenIssue();
        cloud().changing().images().proveUpload("icebridge-contract");

        assertThat(cloud().identity().catalogue()).contains("compute", "identity", "image");
        assertThat(cloud().identity().own().id()).isNotEmpty();
        for (Side side : Side.values()) {
            Nodes nodes = cloud().nodes(side);
            assertThat(nodes.services()).anyMatch(s -> s.binary().equals("nova-compute") && s.up());
            assertThat(cloud().allowances(side).quota(project()))
                    .containsKeys("instances", "cores", "ram");
            for (Hypervisor one : nodes.hypervisors()) {
                assertThat(nodes.serverIdsOn(one.node()))
                        .containsExactlyInAnyOrderElementsOf(
                                cloud().compute(side).serversOn(one.node()).stream()
                                        .map(Server::id)
                                        .toList());
            }
        }
    }

    @Test
    void aServerMovesToTheOtherRegionOnItsPort() {
        String project = project();
        boolean heldBefore = cloud().identity().holdsRole(project, "admin");
        cloud().changing().identity().grantRole(project, "admin");
        cloud().changing().identity().grantRole(project, "admin");
        assertThat(cloud().identity().holdsRole(project, "admin")).isTrue();
        Cloud tenant = cloud().as(project);
        Compute old = tenant.compute(Side.OLD);
        Compute fresh = tenant.compute(Side.NEW);
        ComputeChanges there = tenant.changing().compute(Side.OLD);
        String network =
                tenant.network().networks().stream()
                        .filter(n -> n.projectId().equals(project) && !n.external())
                        .findFirst()
                        .orElseThrow()
                        .id();
        String port = tenant.changing().network().createPort(network, "icebridge-contract");

        String first = boot(tenant, Side.OLD, imageId(), port, "", "old");
        assertThat(cloud().compute(Side.OLD).serversMarked(project, MARK, "old"))
                .extracting(Server::id)
                .containsExactly(first);
        String node = old.server(first).orElseThrow().node();
        assertThat(old.serversOn(node)).extracting(Server::id).contains(first);
        attachAndDetachAVolume(tenant, first);

        there.lock(first, MARK);
        assertThat(old.lockReason(first)).isEqualTo(old.labels() ? MARK : "");
        there.stop(first);
        Await.until("stopped", () -> status(old, first).equals("SHUTOFF"));
        assertThat(failure(() -> there.stop(first))).isEqualTo(Reason.CONFLICT);
        String image = there.snapshot(first, "icebridge-contract", Map.of(MARK, "image"));
        Await.until("snapshot", () -> image(tenant, image).status().equals("active"));
        assertThat(image(tenant, image).ownerProjectId()).isEqualTo(project);
        assertThat(image(tenant, image).sizeBytes()).isPositive();
        assertThat(tenant.images().imagesMarked(MARK, "image")).hasSize(1);
        tenant.changing().images().protect(image, true);
        assertThat(failure(() -> tenant.changing().images().delete(image)))
                .isEqualTo(Reason.REFUSED);
        tenant.changing().images().protect(image, false);

        cloud().changing().network().park(port);
        assertThat(cloud().network().portsOf(first)).isEmpty();
        ServerGroupChanges groups = tenant.changing().serverGroups(Side.NEW);
        String group = groups.create("icebridge-contract", List.of("affinity"));
        String second = boot(tenant, Side.NEW, image, port, group, "new");
        assertThat(tenant.serverGroups(Side.NEW).all())
                .contains(
                        new ServerGroup(
                                group, "icebridge-contract", List.of("affinity"), List.of(second)));
        cloud().changing().compute(Side.NEW).removeMetadata(second, MARK);
        cloud().changing().compute(Side.NEW).removeMetadata(second, MARK);
        assertThat(fresh.serversMarked("", MARK, "new")).isEmpty();
        there.delete(first);
        Await.until("old server gone", () -> old.server(first).isEmpty());
        cloud().changing().network().bind(port, second, fresh.server(second).orElseThrow().node());
        assertThat(cloud().network().portsOf(second)).hasSize(1);

        tenant.changing().compute(Side.NEW).delete(second);
        Await.until("new server gone", () -> fresh.server(second).isEmpty());
        groups.delete(group);
        groups.delete(group);
        assertThat(tenant.serverGroups(Side.NEW).all()).noneMatch(g -> g.id().equals(group));
        cloud().changing().network().deletePort(port);
        cloud().changing().network().deletePort(port);
        tenant.changing().images().delete(image);
        tenant.changing().images().delete(image);
        if (!heldBefore) {
            cloud().changing().identity().revokeRole(project, "admin");
        }
    }

    private String boot(
            Cloud tenant, Side side, String image, String port, String group, String mark) {
        Boot wanted =
                new Boot(
                        "icebridge-contract",
                        flavorId(),
                        image,
                        "",
                        "",
                        "",
                        "",
                        false,
                        "",
                        List.of(Boot.Nic.onPort(port)),
                        group,
                        List.of(),
                        Map.of(MARK, mark));
        String id = tenant.changing().compute(side).boot(wanted);
        Compute nova = tenant.compute(side);
        Await.until("booted", () -> !status(nova, id).equals("BUILD"));
        Server server = nova.server(id).orElseThrow();
        assertThat(server.status()).as(server.fault()).isEqualTo("ACTIVE");
        assertThat(server.addresses()).isNotEmpty();
        return id;
    }

    private static void attachAndDetachAVolume(Cloud tenant, String server) {
        ComputeChanges nova = tenant.changing().compute(Side.OLD);
        String volume = tenant.changing().volumes().create("icebridge-contract", 1);
        Await.until("created", () -> volumeStatus(tenant, volume).equals("available"));
        nova.attach(server, volume, "/dev/vdb");
        Await.until("attached", () -> volumeStatus(tenant, volume).equals("in-use"));
        assertThat(tenant.compute(Side.OLD).attachments(server))
                .extracting(Attachment::volumeId)
                .containsExactly(volume);
        String guard = tenant.changing().volumes().guard(volume, "icebridge-guard");
        assertThat(tenant.volumes().guardNamed(volume, "icebridge-guard")).contains(guard);
        // Cinder refuses to delete a snapshot while it is being made
        Await.until(
                "guard removed",
                () -> failure(() -> tenant.changing().volumes().removeGuard(guard)) == null);
        assertThat(tenant.volumes().guardNamed(volume, "icebridge-guard"))
                .as("one that is on its way out guards nothing")
                .isEmpty();
        nova.detach(server, volume);
        Await.until("detached", () -> volumeStatus(tenant, volume).equals("available"));
        Await.until(
                "deletable once its snapshot is gone",
                () -> failure(() -> tenant.changing().volumes().delete(volume)) == null);
        Await.until("deleted", () -> tenant.volumes().volume(volume).isEmpty());
    }

    private static String volumeStatus(Cloud tenant, String volume) {
        return tenant.volumes().volume(volume).orElseThrow().status();
    }

    private static Image image(Cloud tenant, String image) {
        return tenant.images().image(image).orElseThrow();
    }

    private static String status(Compute nova, String server) {
        return nova.server(server).orElseThrow().status();
    }

    static Reason failure(Runnable call) {
        CloudFailure failure = catchThrowableOfType(CloudFailure.class, call::run);
        return failure == null ? null : failure.reason();
    }
}
