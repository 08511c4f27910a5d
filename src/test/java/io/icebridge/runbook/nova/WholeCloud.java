package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.cloudfile.CloudFile.SshAccess;
import io.icebridge.cloudfile.CloudLimits;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.openstack.OpenStack;
import io.icebridge.openstack.PatientCloud;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.CourseRun;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.ssh.SshHosts;
import io.icebridge.ssh.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A simulated cloud with its hosts, reached through the real adapters. */
public final class WholeCloud implements AutoCloseable {
    public final SimulatedCloud simulated;
    public final SimulatedHosts machines;
    public final Site site;
    public final Cloud cloud;
    private final OpenStack.Settings settings;
    private final SshHosts hosts;

    public WholeCloud(Path folder, Shape shape) throws IOException {
        this(folder, shape, Faults.none());
    }

    public WholeCloud(Path folder, Shape shape, Faults faults) throws IOException {
        boolean neutron = shape.network() == io.icebridge.simulator.seed.NetworkKind.NEUTRON;
        simulated = SimulatedCloud.start(shape, faults);
        machines =
                SimulatedHosts.start(
                        HostLayout.bundled(shape.oldNodes(), neutron),
                        simulated.cloudSide(),
                        shape.speed());
        Path key = machines.writeFiles(folder);
        simulated.writeFiles(folder);
        CloudFile file = file(folder, key, neutron);
        hosts =
                new SshHosts(
                        new SshSettings(
                                key,
                                folder.resolve("known_hosts"),
                                "root",
                                false,
                                Duration.ofSeconds(30),
                                file.hosts().stream()
                                        .map(
                                                h ->
                                                        new SshSettings.Address(
                                                                h.name(), h.address(), h.port()))
                                        .toList()));
        settings =
                new OpenStack.Settings(
                        folder, "icebridge-sim", Shape.OLD_REGION, Shape.NEW_REGION, !neutron);
        cloud = OpenStack.connect(settings);
        site = new Site(file, hosts, Profiles.load("havana-icehouse"), Pauses.REAL);
    }

    private CloudFile file(Path folder, Path key, boolean neutron) {
        List<HostEntry> entries =
                machines.cloudFileHosts().stream().map(WholeCloud::entry).toList();
        return new CloudFile(
                folder.resolve("cloud.yaml"),
                "havana-icehouse",
                "icebridge-sim",
                new Regions(Shape.OLD_REGION, Shape.NEW_REGION),
                neutron ? NetworkKind.NEUTRON : NetworkKind.NOVA_NETWORK,
                new SshAccess("root", key, folder.resolve("known_hosts"), false),
                entries,
                machines.cloudFileDatabases().stream()
                        .map(d -> new Database(d.get("service"), d.get("host"), d.get("schema")))
                        .toList(),
                new CloudLimits(4, 8, 1, 0.1),
                TestMoving.usual().releaseWait(60).made(),
                List.of(),
                Map.of());
    }

    @SuppressWarnings("unchecked")
    private static HostEntry entry(Map<String, Object> host) {
        return new HostEntry(
                (String) host.get("name"),
                (String) host.get("address"),
                (Integer) host.get("port"),
                (List<String>) host.get("roles"),
                false);
    }

    /** The cloud for somebody who waits a moment only before a failed call is made again. */
    public Cloud impatient(Duration moment) {
        return PatientCloud.connect(
                settings.cloudFileFolder(),
                settings,
                Clock.systemUTC(),
                pause -> LockSupport.parkNanos(moment.toNanos()));
    }

    /** As a deployment fills it, by the new Nova's API alone. */
    public void fillNewRegion() {
        CloudFile all = site.file();
        CloudFile without =
                new CloudFile(
                        all.path(),
                        all.profile(),
                        all.cloud(),
                        all.regions(),
                        all.network(),
                        all.ssh(),
                        List.of(),
                        List.of(),
                        all.limits(),
                        all.moving(),
                        List.of(),
                        Map.of());
        Site calls = new Site(without, hosts, Profiles.load("havana-icehouse"), Pauses.REAL);
        Journal journal = TestDoor.journal();
        Change change = new Change("FILL");
        new CourseRun(calls, cloud, TestDoor.changes(hosts), journal, change)
                .go(new FillNova(calls, cloud, journal).of(change));
    }

    @Override
    public void close() {
        hosts.close();
        machines.close();
        simulated.close();
    }
}
