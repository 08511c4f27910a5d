package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.SecurityGroup.Rule;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NovaNetworkChanges;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedNovaNetworkTest {

    @TempDir private Path folder;
    private SimulatedCloud simulated;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        simulated =
                SimulatedCloud.start(
                        Shape.bundled()
                                .withSpeed(500)
                                .withNetwork(NetworkKind.NOVA_NETWORK)
                                .withNewRegionReady());
        cloud = SimulatedClient.connect(simulated, "2", folder);
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void aFloatingAddressChangesItsRegion() {
        FloatingAddress address =
                cloud.novaNetwork(Side.OLD).pool().stream()
                        .filter(a -> !a.serverId().isEmpty())
                        .findFirst()
                        .orElseThrow();
        cloud.changing().identity().grantRole(address.projectId(), "admin");
        NovaNetwork old = cloud.as(address.projectId()).novaNetwork(Side.OLD);
        NovaNetwork fresh = cloud.as(address.projectId()).novaNetwork(Side.NEW);
        NovaNetworkChanges from = cloud.as(address.projectId()).changing().novaNetwork(Side.OLD);
        NovaNetworkChanges to = cloud.as(address.projectId()).changing().novaNetwork(Side.NEW);

        FloatingAddress held = old.held(address.ip()).orElseThrow();
        assertThat(held.serverId()).isEqualTo(address.serverId());
        from.unassign(address.serverId(), address.ip());
        from.release(held.id());
        from.release(held.id());
        assertThat(old.held(address.ip())).isEmpty();
        from.removeFromPool(address.ip());
        from.removeFromPool(address.ip());

        to.addToPool(address.ip(), address.pool(), address.interfaceName());
        to.addToPool(address.ip(), address.pool(), address.interfaceName());
        FloatingAddress got = to.allocate(address.pool());
        assertThat(got.ip()).isEqualTo(address.ip());
        assertThat(got.projectId()).isEqualTo(address.projectId());
        assertThat(fresh.held(address.ip())).isPresent();
    }

    @Test
    void anAddressIsTakenFromAServerAndGivenBack() {
        FloatingAddress address =
                cloud.novaNetwork(Side.OLD).pool().stream()
                        .filter(a -> !a.serverId().isEmpty())
                        .findFirst()
                        .orElseThrow();
        cloud.changing().identity().grantRole(address.projectId(), "admin");
        NovaNetworkChanges its = cloud.as(address.projectId()).changing().novaNetwork(Side.OLD);

        its.unassign(address.serverId(), address.ip());
        assertThat(floating(address.serverId())).isEmpty();
        its.assign(address.serverId(), address.ip());
        assertThat(floating(address.serverId())).containsExactly(address.ip());
    }

    private List<String> floating(String serverId) {
        Server server = cloud.compute(Side.OLD).server(serverId).orElseThrow();
        return server.addresses().stream()
                .filter(Server.Address::floating)
                .map(Server.Address::ip)
                .toList();
    }

    @Test
    void aFixedAddressIsReservedAndFreedAgain() {
        NovaNetwork old = cloud.novaNetwork(Side.OLD);
        String free = old.networks().get(0).cidr().replaceFirst("\\d+/.*", "200");

        NovaNetworkChanges changes = cloud.changing().novaNetwork(Side.OLD);
        changes.reserve(free);
        changes.unreserve(free);
    }

    @Test
    void groupsAreCreatedWithTheirRulesAndMissingRulesAreAdded() {
        String project = cloud.compute(Side.OLD).servers().get(0).projectId();
        cloud.changing().identity().grantRole(project, "admin");
        NovaNetworkChanges changes = cloud.as(project).changing().novaNetwork(Side.NEW);
        Rule ssh = new Rule("tcp", 22, 22, "0.0.0.0/0", "");
        Rule inside = new Rule("tcp", 1, 65535, "", "web");

        changes.createSecurityGroup(new SecurityGroup("web", "web", project, List.of(ssh)));
        changes.createSecurityGroup(new SecurityGroup("web", "web", project, List.of(ssh, inside)));

        SecurityGroup made =
                cloud.as(project).novaNetwork(Side.NEW).securityGroups().stream()
                        .filter(g -> g.name().equals("web"))
                        .findFirst()
                        .orElseThrow();
        assertThat(made.rules()).containsExactlyInAnyOrder(ssh, inside);
    }

    @Test
    void neutronIsNotCalledThere() {
        assertThatThrownBy(cloud::network).hasMessageContaining("nova-network");
    }
}
