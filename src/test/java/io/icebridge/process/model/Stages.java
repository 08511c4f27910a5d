package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.TestGates;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Hours;
import io.icebridge.journal.Journal;
import io.icebridge.journal.RequestLife;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.NodeCourses;
import io.icebridge.runbook.nova.NovaRun;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.runbook.retire.RetirementCourses;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServiceRun;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every stage that works on hosts, in its order, step by step. */
final class Stages {
    private static final List<String> SERVICES =
            List.of("keystone", "swift", "cinder", "glance", "neutron", "horizon");
    private static final List<String> BACK =
            List.of("silenceNeutron", "stopNewNova", "removeNewEndpoints", "dropNewDatabase");
    private static final List<String> NODES = List.of("cmp-1", "cmp-2");

    private final String change;
    private final Steps steps;

    /** What was shown of it at gates is all that may run, in every life. */
    private final TestGates gates = new TestGates();

    private final Traced traced = new Traced(gates);
    private final List<Course> shown = new ArrayList<>();
    private final WholeCloud world;
    private boolean fromItsEnd;
    private List<String> restored = List.of("glance", "neutron");

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

    /** Each service goes back once, when all of it was done. */
    Stages restoringAll() {
        restored = SERVICES;
        fromItsEnd = true;
        return this;
    }

    /** What the gates showed and what then came of it. */
    Traced traced() {
        return traced;
    }

    List<Action> shown() {
        return shown.stream().flatMap(course -> course.actions().stream()).toList();
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

    private List<String> services() {
        boolean neutron = world.site.file().network() == CloudFile.NetworkKind.NEUTRON;
        return SERVICES.stream().filter(s -> neutron || !s.equals("neutron")).toList();
    }

    /** All services and the last packages, each service forth and back and forth. */
    void upgradeAll() {
        upgradeServices();
    }

    /** Some of them are restored half way, and upgraded at the second try. */
    private void upgradeServices() {
        for (String service : services()) {
            upgradeToItsSchema(service);
            if (restored.contains(service)) {
                if (fromItsEnd) {
                    toItsEnd(service);
                }
                restore(service);
                upgradeToItsSchema(service);
            }
            toItsEnd(service);
        }
        for (String host : new PackageUpgrade(world.site, null).hosts()) {
            approve("packages", Subject.host(host), n -> List.of(n.packages.of(host)));
            nova("lastPackages." + host, n -> n.upgrade(host));
        }
    }

    private void toItsEnd(String service) {
        upgrade(service, "reviewAgain", ServiceRun::review);
        upgrade(service, "start", ServiceRun::start);
        upgrade(service, "test", ServiceRun::test);
    }

    private void upgradeToItsSchema(String service) {
        approve(service, "rehearsal", run -> List.of(run.courses.rehearse(id(), service)));
        upgrade(service, "rehearse", ServiceRun::rehearse);
        upgrade(service, "review", ServiceRun::review);
        approve(service, "service", run -> run.courses.slice(id(), service));
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

    /** What the gate shows rests on what is on record. */
    private void approve(String service, String gate, Function<ServiceRun, List<Course>> shown) {
        upgrade(service, gate, run -> approve(gate, Subject.service(service), shown.apply(run)));
    }

    private void approve(String gate, Subject subject, List<Course> courses) {
        gates.approve(id(), gate, subject, courses);
        shown.addAll(courses);
    }

    private Change id() {
        return new Change(change);
    }

    /** The door of a program: all that goes through it was shown. */
    private Door door(Program program) {
        return new Door(
                program.journal(),
                traced,
                Hours.ALWAYS,
                new RequestLife(Duration.ZERO, Clock.systemUTC()),
                program.cloud().changing(),
                traced.on(program.site().hosts()));
    }

    private void upgrade(String service, String name, Consumer<ServiceRun> work) {
        steps.step(
                service + "." + name,
                p -> work.accept(new ServiceRun(p.site(), p.cloud(), door(p), id(), service)));
    }

    private void deployNova() {
        approve("parallel-nova", Subject.CHANGE, n -> n.undo.slice(id()));
        nova("install", NovaRun::install);
        nova("createDatabase", NovaRun::createDatabase);
        nova("configure", NovaRun::configure);
        nova("start", NovaRun::start);
        nova("register", NovaRun::register);
        nova("fill", NovaRun::fill);
        nova("notify", NovaRun::notifyNova);
        nova("bootProbe", NovaRun::bootProbe);
        nova("probeSettled", n -> await(n::probeSettled));
        nova("removeProbe", NovaRun::removeProbe);
    }

    private void nova(String name, Consumer<NovaRun> work) {
        steps.step(
                "nova." + name, p -> work.accept(new NovaRun(p.site(), p.cloud(), door(p), id())));
    }

    private void approve(String gate, Subject subject, Function<NovaRun, List<Course>> shown) {
        NovaRun plan =
                new NovaRun(
                        world.site,
                        world.cloud,
                        TestDoor.changes(world.site.hosts()),
                        TestDoor.journal(),
                        id());
        approve(gate, subject, shown.apply(plan));
    }

    private void undoNova() {
        nova("undo.unused", NovaRun::proveUnused);
        for (String step : BACK) {
            nova("undo." + step, n -> n.undo(step));
        }
        nova("undo.done", NovaRun::undone);
    }

    private void redeployNodes() {
        for (String node : NODES) {
            approve("redeployment", Subject.node(node), n -> n.nodes.slice(id(), node));
            node(node, "prove", n -> n.proveEmpty(id(), node));
            node(node, "stop", n -> n.stop(node));
            node(node, "install", n -> n.install(node));
            node(node, "configure", n -> n.configure(id(), node));
            node(node, "start", n -> n.start(node));
            await(() -> new NodeCourses(world.site, world.cloud).up(node));
            node(node, "drop", n -> n.dropOld(id(), node));
        }
    }

    private void node(String node, String name, Function<NodeCourses, Course> step) {
        nova(node + "." + name, n -> n.node(step));
    }

    private void retire() {
        approve("retirement", Subject.CHANGE, n -> n.retirement.slice(id()));
        await(
                () ->
                        world.cloud.nodes(Side.OLD).services().stream()
                                .filter(s -> s.binary().equals("nova-compute"))
                                .noneMatch(ComputeService::up));
        nova("retire.prove", NovaRun::proveRegionEmpty);
        retire("stop", RetirementCourses::stop);
        retire("archive", n -> n.archive(id()));
        retire("endpoints", RetirementCourses::removeEndpoints);
        retire("cleanUp", n -> n.cleanUp(id()));
    }

    private void retire(String name, Function<RetirementCourses, Course> step) {
        nova("retire." + name, n -> n.retire(step));
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
