package io.icebridge.process.model.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.cloudfile.CloudFile.SshAccess;
import io.icebridge.cloudfile.CloudLimits;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.openstack.OpenStack;
import io.icebridge.openstack.PatientCloud;
import io.icebridge.process.ConsoleHosts;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.CourseRun;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.HostSpec;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import io.icebridge.ssh.SshHosts;
import io.icebridge.ssh.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A simulated cloud whose new region is there and filled, so that servers can move at once. */
final class MovingCloud implements AutoCloseable {
    /** One for all clouds, since each would need a database of its own. */
    private static final Journal FILLING = TestDoor.journal();

    private static final AtomicInteger FILLS = new AtomicInteger();
    private static final String HOST = "ctl-1";
    private static final Duration BREATH = Duration.ofMillis(2);
    private static final Duration POLL = Duration.ofSeconds(2);

    final SimulatedCloud simulated;
    final Cloud cloud;
    final Hosts hosts;
    final CloudFile file;
    final Clock clock;
    private final OwnTime time;
    private final SimulatedHosts machines;
    private final SshHosts connections;
    private final AutoCloseable nearby;

    MovingCloud(Path folder, Shape shape, Faults faults, Moving moving, int atOnce)
            throws IOException {
        this(folder, shape, faults, moving, atOnce, null);
    }

    MovingCloud(Path folder, Shape shape, Faults faults, Moving moving, int atOnce, OwnTime time)
            throws IOException {
        this(folder, shape, faults, moving, atOnce, 1, time);
    }

    /** All nodes in one wave. */
    MovingCloud(
            Path folder,
            Shape shape,
            Faults faults,
            Moving moving,
            int atOnce,
            double failedShare,
            OwnTime time)
            throws IOException {
        this(
                folder,
                shape,
                faults,
                moving,
                new CloudLimits(atOnce, 1, shape.computes(), failedShare),
                time);
    }

    /** One node after another. */
    static MovingCloud nodeByNode(Path folder, Shape shape, Faults faults, double failedShare)
            throws IOException {
        return new MovingCloud(
                folder, shape, faults, usual(), new CloudLimits(2, 1, 1, failedShare), null);
    }

    /**
     * One server after another, each as soon as no more old ones than that are on their way out.
     */
    static MovingCloud oneByOne(Path folder, Shape shape, int releasesAtOnce) throws IOException {
        CloudLimits limits = new CloudLimits(1, releasesAtOnce, 1, shape.computes(), 1);
        return new MovingCloud(folder, shape, Faults.none(), usual(), limits, null);
    }

    /**
     * @param limits with the share of a wave's servers that may fail before a person is asked
     * @param time null for the machine's own
     */
    MovingCloud(
            Path folder,
            Shape shape,
            Faults faults,
            Moving moving,
            CloudLimits limits,
            OwnTime time)
            throws IOException {
        boolean neutron = shape.network() == io.icebridge.simulator.seed.NetworkKind.NEUTRON;
        simulated =
                time == null
                        ? SimulatedCloud.start(shape.withNewRegionReady(), faults)
                        : SimulatedCloud.start(shape.withNewRegionReady(), faults, time);
        nearby = time == null ? () -> {} : PatientCloud.nearby(simulated.handlers());
        this.time = time;
        clock = time == null ? Clock.systemUTC() : time.clock();
        HostSpec database = new HostSpec(HOST, List.of("identity", "database"));
        HostLayout layout = new HostLayout(List.of(database), neutron);
        machines = SimulatedHosts.start(layout, simulated.cloudSide(), shape.speed());
        Path key = machines.writeFiles(folder);
        simulated.writeFiles(folder);
        int port = machines.ports().get(HOST);
        SshAccess access = new SshAccess("root", key, folder.resolve("known_hosts"), false);
        connections =
                new SshHosts(
                        new SshSettings(
                                key,
                                access.knownHosts(),
                                "root",
                                false,
                                Duration.ofSeconds(60),
                                List.of(new SshSettings.Address(HOST, "127.0.0.1", port))));
        hosts = time == null ? connections : new ConsoleHosts(machines);
        OpenStack.Settings settings =
                new OpenStack.Settings(
                        folder, "icebridge-sim", Shape.OLD_REGION, Shape.NEW_REGION, !neutron);
        cloud =
                time == null
                        ? OpenStack.connect(settings)
                        : PatientCloud.connect(folder, settings, clock, time::pass);
        file =
                new CloudFile(
                        folder.resolve("cloud.yaml"),
                        "havana-icehouse",
                        "icebridge-sim",
                        new Regions(Shape.OLD_REGION, Shape.NEW_REGION),
                        neutron ? NetworkKind.NEUTRON : NetworkKind.NOVA_NETWORK,
                        access,
                        List.of(new HostEntry(HOST, "127.0.0.1", port, database.roles(), false)),
                        List.of(new Database("nova", HOST, "nova")),
                        limits,
                        time == null ? TestMoving.requestsLiving(moving, 0) : moving,
                        List.of(),
                        Map.of());
        fill(neutron);
    }

    static Moving usual() {
        return TestMoving.usual().releaseWait(0).made();
    }

    static Moving deletingFirst() {
        return TestMoving.usual().deleteFirst(true).releaseWait(0).made();
    }

    /** The new Nova's own database, within reach beside the old one's. */
    MovingCloud withNewDatabase() {
        machines.databaseLike("nova", "nova_icehouse");
        return this;
    }

    /** By the runbook's own means, but for the rows that need the new Nova's own database. */
    private void fill(boolean neutron) {
        if (!neutron) {
            CloudSide rows = simulated.cloudSide();
            for (String table : List.of("networks", "fixed_ips")) {
                rows.rows("nova", table).forEach(r -> rows.insert("nova_icehouse", table, r));
            }
        }
        CloudFile without =
                new CloudFile(
                        file.path(),
                        file.profile(),
                        file.cloud(),
                        file.regions(),
                        file.network(),
                        file.ssh(),
                        List.of(),
                        List.of(),
                        file.limits(),
                        file.moving(),
                        List.of(),
                        Map.of());
        Site site = new Site(without, hosts, Profiles.load(file.profile()), Pauses.REAL);
        Change change = new Change("FILL-" + FILLS.incrementAndGet());
        new CourseRun(site, cloud, TestDoor.changes(hosts), FILLING, change)
                .go(new FillNova(site, cloud, FILLING).of(change));
    }

    /** By which shared volumes are carried where there are any. */
    Profile profile() {
        Profile its = Profiles.load(file.profile());
        return simulated.shape().sharedVolumes() ? SharingProfile.like(its) : its;
    }

    /** Whether time passes only when the test says so. */
    boolean ownTime() {
        return time != null;
    }

    /** Between one look at what is awaited and the next. */
    Duration interval() {
        return time == null ? BREATH : POLL;
    }

    /** Lets that time pass. */
    void breath() {
        if (time == null) {
            LockSupport.parkNanos(BREATH.toNanos());
        } else {
            time.pass(POLL);
        }
    }

    ObjectNode ledger() {
        return simulated.ledger();
    }

    @Override
    public void close() throws Exception {
        nearby.close();
        connections.close();
        machines.close();
        simulated.close();
    }
}
