package io.icebridge.process.model.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.process.BootFaults;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaCourses;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.runbook.services.ServiceRun;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back from a parallel Nova whose probe server fails, on a simulated cloud with Neutron.
 */
class UndoDeploymentTest {
    private static final String CHANGE = "CHG1";
    private static final String NEUTRON_CONF = "cat /etc/neutron/neutron.conf";

    @TempDir Path folder;

    private final BootFaults boots = new BootFaults();
    private TestEngine engine;
    private WholeCloud world;
    private Site site;
    private NovaCourses nova;
    private String networkHost;
    private String silent;
    private List<String> endpoints;

    @BeforeEach
    void aCloudWithNeutronOfIcehouse() throws IOException {
        engine =
                new TestEngine(
                        "undo-deployment",
                        List.of(
                                "deploy-parallel-nova.bpmn",
                                "prove-nova.bpmn",
                                "undo-deployment.bpmn"),
                        List.of("obtain-approval"));
        world =
                new WholeCloud(
                        folder, new Shape(2, 1, 1, NetworkKind.NEUTRON, 2000, 1, false), boots);
        site = world.site;
        nova = NovaBeans.on(engine, site, world.cloud);
        upgradeNeutron();
        networkHost = site.hostsIn(List.of("network")).get(0);
        silent = world.machines.console(networkHost, NEUTRON_CONF);
        endpoints = endpoints();
    }

    private void upgradeNeutron() {
        new ServiceRun(
                        site,
                        world.cloud,
                        TestDoor.changes(site.hosts()),
                        engine.records,
                        new Change(CHANGE),
                        "neutron")
                .all();
    }

    @AfterEach
    void close() {
        engine.close();
        world.close();
    }

    private List<String> endpoints() {
        return world.cloud.identity().endpoints().stream()
                .map(e -> e.region() + " " + e.serviceType() + " " + e.iface() + " " + e.url())
                .sorted()
                .toList();
    }

    private static void await(BooleanSupplier holds) {
        for (int look = 0; look < 300 && !holds.getAsBoolean(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private ProcessInstance deployUntilTheProbeFails() {
        boots.fail();
        ProcessInstance instance = engine.start("deploy-parallel-nova", CHANGE, Map.of());
        await(() -> nova.probeSettled(new Change(CHANGE)));
        engine.receive("probeActive");
        assertThat(engine.openTasks()).containsExactly("decideOnDeployment");
        assertThat(endpoints()).isNotEqualTo(endpoints);
        assertThat(world.machines.console(networkHost, NEUTRON_CONF)).contains("nova_region_name");
        return instance;
    }

    private void decide(String task, String decision) {
        engine.complete(task, Map.of("decision", decision, "comment", "as agreed by telephone"));
    }

    private String controller() {
        return site.hostsIn(List.of("nova-controller-new")).get(0);
    }

    private String databases() {
        return world.machines.console("ctl-1", "mysql -N -B -e 'show databases'");
    }

    @Test
    void everythingIsAsBeforeAndALaterDeploymentSucceeds() {
        ProcessInstance instance = deployUntilTheProbeFails();
        decide("decideOnDeployment", "undo");
        assertThat(engine.openTasks()).containsExactly("decideOnDeployment");
        assertThat(endpoints()).isEqualTo(endpoints);
        assertThat(world.machines.console(networkHost, NEUTRON_CONF)).isEqualTo(silent);
        assertThat(databases()).doesNotContain("nova_icehouse");
        assertThat(world.machines.runs(controller(), "openstack-nova-api")).isFalse();
        assertThat(world.machines.runs("cmp-new-1", "openstack-nova-compute")).isFalse();
        boots.succeed();
        decide("decideOnDeployment", "retry");
        await(() -> nova.probeSettled(new Change(CHANGE)));
        engine.receive("probeActive");
        assertThat(engine.ended(instance)).isTrue();
        assertThat(databases()).contains("nova_icehouse");
        assertThat(world.machines.console(networkHost, NEUTRON_CONF)).contains("nova_region_name");
        assertThat(world.cloud.flavors(Side.NEW).all()).isNotEmpty();
    }

    @Test
    void itIsRefusedWithTheReasonWhileAServerLivesThere() {
        deployUntilTheProbeFails();
        boots.succeed();
        String server = boot("customers-own");
        decide("decideOnDeployment", "undo");
        assertThat(engine.openTasks()).containsExactly("decideOnUndo");
        assertThat(engine.failures.last(CHANGE, "change"))
                .hasValueSatisfying(
                        f ->
                                assertThat(f.message())
                                        .contains("cannot be undone", server, "customers-own"));
        decide("decideOnUndo", "byHand");
        assertThat(engine.openTasks()).containsExactly("decideOnUndo");
        decide("decideOnUndo", "leave");
        assertThat(engine.openTasks()).containsExactly("decideOnDeployment");
        assertThat(databases()).contains("nova_icehouse");
        assertThat(world.machines.runs(controller(), "openstack-nova-api")).isTrue();
        assertThat(world.cloud.compute(Side.NEW).server(server)).isPresent();
    }

    private String boot(String name) {
        var compute = world.cloud.compute(Side.NEW);
        String image = world.cloud.compute(Side.OLD).servers().get(0).imageId();
        String id =
                world.cloud
                        .changing()
                        .compute(Side.NEW)
                        .boot(
                                new Boot(
                                        name,
                                        world.cloud.flavors(Side.NEW).all().get(0).id(),
                                        image,
                                        "",
                                        "",
                                        "",
                                        "",
                                        false,
                                        "",
                                        List.of(),
                                        "",
                                        List.of(),
                                        Map.of()));
        await(() -> compute.server(id).filter(s -> !s.status().equals("BUILD")).isPresent());
        return id;
    }
}
