package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be rebuilt as it was is refused with its reason, and everything else still moves. */
class RefusedServersTest extends OnMovingEngine {
    private static final int SERVERS = 3;

    private static int changes;

    private MovingCloud cloud;
    private Client admin;
    private Server server;

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private void prepare(Moving moving) throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, Faults.none(), moving, 2);
        engine.live(cloud);
        admin = Client.admin(cloud.simulated);
        server = cloud.cloud.compute(Side.OLD).servers().get(0);
    }

    private void prepare() throws Exception {
        prepare(MovingCloud.usual());
    }

    /** The plan says so of this server, and of no other. */
    private void refused(String... reasons) {
        String change = "REFUSE-" + ++changes;
        engine.bean(MovePlan.class).refreshBeside(change);
        List<Move> planned = engine.bean(Moves.class).of(change);
        assertThat(planned).hasSize(SERVERS);
        assertThat(planned)
                .filteredOn(m -> m.method().equals("REFUSED"))
                .singleElement()
                .satisfies(
                        move -> {
                            assertThat(move.serverId()).isEqualTo(server.id());
                            assertThat(move.told()).contains(reasons);
                        });
    }

    private void row(String column, String value) {
        assertThat(
                        cloud.simulated
                                .cloudSide()
                                .update(
                                        "nova",
                                        "instances",
                                        Map.of("uuid", server.id()),
                                        Map.of(column, value)))
                .isEqualTo(1);
    }

    @Test
    void aServerOfAServerGroupOfWhichNobodyKnowsThePolicyIsRefused() throws Exception {
        prepare();
        var database = cloud.simulated.cloudSide();
        database.insert(
                "nova",
                "instance_groups",
                Map.of("name", "db-apart", "project_id", server.projectId()));
        database.insert(
                "nova",
                "instance_group_member",
                Map.of("group_id", "1", "instance_id", server.id()));
        refused("server group db-apart", "by-hand");
    }

    @Test
    void aServerThatWasBootedWithTheNameOfAGroupIsRefused() throws Exception {
        prepare();
        cloud.simulated
                .cloudSide()
                .insert(
                        "nova",
                        "instance_system_metadata",
                        Map.of("instance_uuid", server.id(), "key", "group", "value", "db"));
        refused("server group db", "nobody knows its policy");
    }

    @Test
    void aServerOfAStackIsRefused() throws Exception {
        prepare();
        String parts = "Content-Type: multipart/mixed\nfilename=\"cfn-userdata\"\n";
        row(
                "user_data",
                Base64.getEncoder().encodeToString(parts.getBytes(StandardCharsets.UTF_8)));
        refused("stack of Heat", "wait or by-hand");
    }

    @Test
    void aServerInAZoneThatHasNoNewNodeIsRefusedUntilThereIsOne() throws Exception {
        prepare();
        row("availability_zone", "rack-2");
        refused("availability zone rack-2", "add a node");
    }

    @Test
    void aSecondNicOnOneNetworkIsRefused() throws Exception {
        prepare();
        port(cloud.cloud.network().portsOf(server.id()).get(0).networkId());
        refused("two NICs on network", "by-hand");
    }

    @Test
    void aNicOnAnotherProjectsNetworkIsRefused() throws Exception {
        prepare();
        String network = cloud.cloud.changing().network().createNetwork("backup", "10.99.0.0/24");
        assertThat(cloud.cloud.network().networks())
                .filteredOn(n -> n.id().equals(network))
                .noneMatch(NetworkInfo::shared);
        port(network);
        refused("network backup", "neither its project's nor shared");
    }

    private void port(String network) {
        String body =
                """
                {"port": {"network_id": "%s", "tenant_id": "%s", "device_id": "%s",
                "device_owner": "compute:nova"}}
                """
                        .formatted(network, server.projectId(), server.id());
        assertThat(admin.at("neutron", "POST", "/v2.0/ports", body).status()).isEqualTo(201);
    }

    @Test
    void aServerWhoseKernelImageIsGoneIsRefused() throws Exception {
        prepare();
        String patch = "[{\"op\": \"add\", \"path\": \"/kernel_id\", \"value\": \"4f2a-gone\"}]";
        List<Server> all = cloud.cloud.compute(Side.OLD).servers();
        server =
                all.stream()
                        .filter(s -> all.stream().filter(o -> same(o, s)).count() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(admin.at("glance", "PATCH", "/v2/images/" + server.imageId(), patch).status())
                .isEqualTo(200);
        refused("kernel or ramdisk image 4f2a-gone", "register");
    }

    private static boolean same(Server one, Server other) {
        return one.imageId().equals(other.imageId());
    }

    @Test
    void aServerIsNotDeployedAnewFromAnImageThatIsGone() throws Exception {
        prepare(choosing(new Choice("", "server-1", "", "", "", "redeploy", null, "cattle")));
        server = named("server-1");
        admin.at("glance", "DELETE", "/v2/images/" + server.imageId(), null);
        refused("cannot be redeployed");
    }

    private Server named(String name) {
        return cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Moving choosing(Choice choice) {
        return TestMoving.usual().releaseWait(0).choices(List.of(choice)).made();
    }

    @Test
    void aPausedServerIsLeftToAPersonWhateverWasChosen() throws Exception {
        prepare(choosing(new Choice("", "server-1", "", "", "", "snapshot", null, "as usual")));
        server = named("server-1");
        admin.old("POST", "/servers/" + server.id() + "/action", "{\"pause\": null}");
        engine.bean(MovePlan.class).refreshBeside("PAUSED-1");
        assertThat(engine.bean(Moves.class).of("PAUSED-1", server.id()))
                .satisfies(
                        move -> {
                            assertThat(move.method()).isEqualTo("BY_HAND");
                            assertThat(move.why()).contains("memory", "start it first");
                        });
    }

    @Test
    void whatNobodyCanCarryOverIsSaidBeforeAnythingMoves() throws Exception {
        prepare();
        MovePlan plan = engine.bean(MovePlan.class);
        List<Finding> found = plan.room(plan.refreshBeside("SAID-1"), "SAID-1");
        assertThat(found)
                .extracting(Finding::code)
                .containsExactly("first-boot", "injected", "metadata-service");
        assertThat(found).noneMatch(Finding::blocks);
        assertThat(found.get(0).what()).contains("user data of 1 of 3 servers");
    }
}
