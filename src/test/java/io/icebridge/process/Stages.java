package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.door.Change;
import io.icebridge.door.Journal;
import io.icebridge.door.TestDoor;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.RedeployedNode;
import io.icebridge.runbook.nova.ParallelNova;
import io.icebridge.runbook.nova.UndoNova;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.runbook.retire.OldNova;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServiceRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Every stage that works on hosts, in its order, step by step. */
final class Stages {
    private static final List<String> SERVICES =
            List.of("keystone", "swift", "cinder", "glance", "neutron", "horizon");
    private static final List<String> NODES = List.of("cmp-1", "cmp-2");

    private final String change;
    private final Steps steps;
    private final WholeCloud world;

    Stages(String change, Steps steps, WholeCloud world) {
        this.change = change;
        this.steps = steps;
        this.world = world;
    }

    /** The program as it is after a start. */
    record Program(Site site, Cloud cloud, Journal journal) {}

    /** Carries one step out, in as many lives as it takes. */
    interface Steps {
        void step(String name, Consumer<Program> work);
    }

    /** From the first service to the retired Nova, with one undo of the new one between. */
    void carryOut() {
        upgradeServices();
        deployNova();
        undoNova();
        deployNova();
        ownersDeleteTheirServers();
        redeployNodes();
        retire();
    }

    /** Two of them are restored half way, and upgraded at the second try. */
    private void upgradeServices() {
        for (String service : SERVICES) {
            upgradeToItsSchema(service);
            if (List.of("glance", "neutron").contains(service)) {
                restore(service);
                upgradeToItsSchema(service);
            }
            upgrade(service, "reviewAgain", ServiceRun::review);
            upgrade(service, "start", ServiceRun::start);
            upgrade(service, "test", ServiceRun::test);
        }
        for (String host : new PackageUpgrade(world.site).hosts()) {
            steps.step(
                    "lastPackages." + host,
                    p -> new PackageUpgrade(p.site()).upgrade(change, host));
        }
    }

    private void upgradeToItsSchema(String service) {
        upgrade(service, "rehearse", ServiceRun::rehearse);
        upgrade(service, "review", ServiceRun::review);
        upgrade(service, "backUp", ServiceRun::backUp);
        upgrade(service, "stop", ServiceRun::stop);
        upgrade(service, "packages", ServiceRun::packages);
        upgrade(service, "schema", ServiceRun::schema);
    }

    private void restore(String service) {
        for (String step : ServiceRun.BACK) {
            upgrade(service, "restore." + step, run -> run.restore(step));
        }
        upgrade(service, "restore.test", ServiceRun::testRestored);
    }

    private void upgrade(String service, String name, Consumer<ServiceRun> work) {
        steps.step(
                service + "." + name,
                p ->
                        work.accept(
                                new ServiceRun(
                                        p.site(),
                                        p.cloud(),
                                        TestDoor.changes(p.site().hosts()),
                                        p.journal(),
                                        new Change(change),
                                        service)));
    }

    private void deployNova() {
        nova("install", n -> n.install(change));
        nova("createDatabase", n -> n.createDatabase(change));
        nova("configure", n -> n.configure(change));
        nova("start", n -> n.start(change));
        nova("register", n -> n.register(change));
        steps.step("fillNova", p -> new FillNova(p.site(), p.cloud()).run(change));
        nova("notify", n -> n.notifyNova(change));
        nova("bootProbe", n -> n.bootProbe(change));
        steps.step(
                "nova.probeSettled",
                p -> await(() -> new ParallelNova(p.site(), p.cloud()).probeSettled(change)));
        nova("removeProbe", n -> n.removeProbe(change));
    }

    private void nova(String name, Consumer<ParallelNova> work) {
        steps.step("nova." + name, p -> work.accept(new ParallelNova(p.site(), p.cloud())));
    }

    private void undoNova() {
        undo("unused", u -> u.proveUnused(change));
        undo("silence", u -> u.silence(change));
        undo("stop", u -> u.stop(change));
        undo("endpoints", u -> u.removeEndpoints(change));
        undo("database", u -> u.dropDatabase(change));
    }

    private void undo(String name, Consumer<UndoNova> work) {
        steps.step("undo." + name, p -> work.accept(new UndoNova(p.site(), p.cloud())));
    }

    private void redeployNodes() {
        for (String node : NODES) {
            node(node, "prove", n -> n.proveEmpty(change, node));
            node(node, "stop", n -> n.stop(change, node));
            node(node, "install", n -> n.install(change, node));
            node(node, "configure", n -> n.configure(change, node));
            node(node, "start", n -> n.start(change, node));
            await(() -> new RedeployedNode(world.site, world.cloud).up(node));
            node(node, "drop", n -> n.dropOld(change, node));
        }
    }

    private void node(String node, String name, Consumer<RedeployedNode> work) {
        steps.step(node + "." + name, p -> work.accept(new RedeployedNode(p.site(), p.cloud())));
    }

    private void retire() {
        await(
                () ->
                        world.cloud.nodes(Side.OLD).services().stream()
                                .filter(s -> s.binary().equals("nova-compute"))
                                .noneMatch(ComputeService::up));
        old("prove", n -> n.proveEmpty(change));
        old("stop", n -> n.stop(change));
        old("archive", n -> n.archive(change));
        old("endpoints", n -> n.removeEndpoints(change));
        old("cleanUp", n -> n.cleanUp(change));
    }

    private void old(String name, Consumer<OldNova> work) {
        steps.step(
                "retire." + name,
                p ->
                        work.accept(
                                new OldNova(
                                        p.site(),
                                        p.cloud(),
                                        TestDoor.open(
                                                p.journal(),
                                                p.cloud().changing(),
                                                TestDoor.changes(p.site().hosts())))));
    }

    private void ownersDeleteTheirServers() {
        List<Server> all = world.cloud.compute(Side.OLD).servers();
        all.forEach(s -> world.cloud.changing().compute(Side.OLD).delete(s.id()));
        await(() -> world.cloud.compute(Side.OLD).servers().isEmpty());
    }

    private static void await(BooleanSupplier holds) {
        for (int look = 0; look < 3000 && !holds.getAsBoolean(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
