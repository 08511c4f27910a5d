package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.TestGates;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Hours;
import io.icebridge.journal.RequestLife;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.retire.RetirementCourses;
import io.icebridge.runbook.services.ServiceRun;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second Nova on a simulated cloud, from readiness to the end of the old one. */
class ParallelNovaTest {
    private static final Change CHANGE = new Change("CHG9");

    @TempDir Path folder;

    /** What runs must have been shown at a gate. */
    private final TestGates gates = new TestGates();

    private static Shape shape(NetworkKind network) {
        return new Shape(0, 2, 2, network, 2000, 1, false);
    }

    private static void await(BooleanSupplier holds) {
        for (int look = 0; look < 600 && !holds.getAsBoolean(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void itIsDeployedProvenAndTakesOverTheNodesAndTheOldOneRetires(NetworkKind network)
            throws IOException {
        try (WholeCloud world = new WholeCloud(folder, shape(network).withServers(2))) {
            assertThat(
                            new HostChecks(
                                            world.site.file(),
                                            world.site.hosts(),
                                            world.site.profile(),
                                            Clock.systemUTC())
                                    .check(line -> {}))
                    .isEmpty();
            if (network == NetworkKind.NEUTRON) {
                upgradeNeutron(world);
            }
            NovaRun nova =
                    new NovaRun(
                            world.site,
                            world.cloud,
                            new Door(
                                    TestDoor.journal(),
                                    gates,
                                    Hours.ALWAYS,
                                    new RequestLife(Duration.ZERO, Clock.systemUTC()),
                                    world.cloud.changing(),
                                    TestDoor.changes(world.site.hosts())),
                            CHANGE);
            gates.approve(CHANGE, "parallel-nova", Subject.CHANGE, nova.undo.slice(CHANGE));
            deploy(world, nova);
            world.cloud.compute(Side.OLD).servers().forEach(s -> remove(world, s.id()));
            redeploy(world, nova, "cmp-1");
            redeploy(world, nova, "cmp-2");
            retire(world, nova);
        }
    }

    private static void upgradeNeutron(WholeCloud world) {
        new ServiceRun(
                        world.site,
                        world.cloud,
                        TestDoor.changes(world.site.hosts()),
                        TestDoor.journal(),
                        CHANGE,
                        "neutron")
                .all();
    }

    private static void deploy(WholeCloud world, NovaRun nova) {
        nova.deploy();
        usersHaveQuotas(world);
        aProjectIsDisabled(world);
        flavorsAreOtherThanWhatTheSchemasMakingLeaves(world);
        nova.fill();
        assertThat(world.cloud.flavors(Side.NEW).all())
                .containsExactlyInAnyOrderElementsOf(world.cloud.flavors(Side.OLD).all());
        assertThat(quotasOfUsers(world, "nova_icehouse")).isEqualTo(quotasOfUsers(world, "nova"));
        assertThat(world.cloud.allowances(Side.NEW).usualQuota()).containsEntry("cores", 44);
        nova.notifyNova();
        nova.bootProbe();
        await(nova::probeSettled);
        nova.removeProbe();
        assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
        assertThat(world.cloud.flavors(Side.NEW).all())
                .hasSameSizeAs(world.cloud.flavors(Side.OLD).all());
    }

    /** What no API shows to an administrator, and what projects without a quota have. */
    /** A name of one of those under another id, as after somebody made it anew. */
    private static void flavorsAreOtherThanWhatTheSchemasMakingLeaves(WholeCloud world) {
        Flavor own =
                new Flavor("x1", "m1.xlarge", 9000, 3, 9, 0, 0, 1.0, true, Map.of(), List.of());
        world.cloud.changing().flavors(Side.OLD).create(own);
    }

    private static void usersHaveQuotas(WholeCloud world) {
        var database = world.simulated.cloudSide();
        database.insert(
                "nova",
                "project_user_quotas",
                Map.of(
                        "project_id",
                        "p1",
                        "user_id",
                        "u1",
                        "resource",
                        "instances",
                        "hard_limit",
                        "3"));
        world.cloud.changing().allowances(Side.OLD).setUsualQuota(Map.of("cores", 44));
    }

    /** For which there are no tokens, so that nothing can be asked in its name. */
    private static void aProjectIsDisabled(WholeCloud world) {
        Client admin = Client.admin(world.simulated);
        String project = "{\"project\": {\"name\": \"left\", \"domain_id\": \"default\"}}";
        String id =
                admin.at("keystone", "POST", "/v3/projects", project)
                        .json()
                        .at("/project/id")
                        .asText();
        admin.at("keystone", "PATCH", "/v3/projects/" + id, "{\"project\": {\"enabled\": false}}");
    }

    private static List<String> quotasOfUsers(WholeCloud world, String database) {
        return world.simulated.cloudSide().rows(database, "project_user_quotas").stream()
                .map(r -> r.get("user_id") + " " + r.get("resource") + " " + r.get("hard_limit"))
                .toList();
    }

    private static void remove(WholeCloud world, String server) {
        world.cloud.changing().compute(Side.OLD).delete(server);
        await(() -> world.cloud.compute(Side.OLD).server(server).isEmpty());
    }

    private void redeploy(WholeCloud world, NovaRun nova, String node) {
        gates.approve(CHANGE, "redeployment", Subject.node(node), nova.nodes.slice(CHANGE, node));
        nova.node(n -> n.proveEmpty(CHANGE, node));
        nova.node(n -> n.stop(node));
        nova.node(n -> n.install(node));
        nova.node(n -> n.configure(CHANGE, node));
        nova.node(n -> n.start(node));
        await(() -> nova.nodes.up(node));
        nova.node(n -> n.dropOld(CHANGE, node));
        assertThat(world.machines.packages(node).get("openstack-nova-compute"))
                .startsWith("2014.1");
    }

    private void retire(WholeCloud world, NovaRun nova) {
        gates.approve(CHANGE, "retirement", Subject.CHANGE, nova.retirement.slice(CHANGE));
        await(
                () ->
                        world.cloud.nodes(Side.OLD).services().stream()
                                .filter(s -> s.binary().equals("nova-compute"))
                                .noneMatch(ComputeService::up));
        nova.proveRegionEmpty();
        nova.retire(RetirementCourses::stop);
        nova.retire(r -> r.archive(CHANGE));
        nova.retire(RetirementCourses::removeEndpoints);
        nova.retire(r -> r.cleanUp(CHANGE));
        assertThat(world.cloud.identity().endpoints())
                .noneMatch(
                        e ->
                                e.region().equals(Shape.OLD_REGION)
                                        && e.serviceType().equals("compute"))
                .anyMatch(
                        e ->
                                e.region().equals(Shape.OLD_REGION)
                                        && e.serviceType().equals("image"));
    }
}
