package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Network;
import io.icebridge.cloud.Volume;
import io.icebridge.cloud.Volumes;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.ImageChanges;
import io.icebridge.cloud.change.NetworkChanges;
import io.icebridge.cloud.change.ObjectChanges;
import io.icebridge.cloud.change.VolumeChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.host.QuietCloud;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostFaults;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.HostSpec;
import io.icebridge.ssh.SshHosts;
import io.icebridge.ssh.SshSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Simulated hosts over real SSH, with the APIs of their services answering what a test needs. */
public final class SimulatedSite implements AutoCloseable {
    public final SimulatedHosts machines;
    public final Site site;
    public final Journal journal;
    final SshHosts hosts;

    public SimulatedSite(Path folder, HostFaults faults) {
        this(folder, faults, List.of());
    }

    /** With hosts that the bundled cloud has not. */
    SimulatedSite(Path folder, HostFaults faults, List<HostSpec> more) {
        List<HostSpec> all =
                new ArrayList<>(HostLayout.bundled(List.of("cmp-1", "cmp-2"), true).hosts());
        all.addAll(more);
        machines =
                SimulatedHosts.start(new HostLayout(all, true), new QuietCloud(), 10_000, faults);
        Path key = machines.writeFiles(folder);
        hosts =
                new SshHosts(
                        new SshSettings(
                                key,
                                folder.resolve("known_hosts"),
                                "root",
                                false,
                                Duration.ofSeconds(20),
                                machines.ports().entrySet().stream()
                                        .map(
                                                p ->
                                                        new SshSettings.Address(
                                                                p.getKey(),
                                                                "127.0.0.1",
                                                                p.getValue()))
                                        .toList()));
        site = new Site(cloudFile(), hosts, Profiles.load("havana-icehouse"), Pauses.REAL);
        journal = TestDoor.journal();
    }

    private CloudFile cloudFile() {
        List<HostEntry> entries =
                machines.layout().hosts().stream()
                        .map(h -> TestCloudFile.host(h.name(), h.roles()))
                        .toList();
        String[] databases =
                machines.cloudFileDatabases().stream()
                        .map(d -> d.get("service"))
                        .toArray(String[]::new);
        return TestCloudFile.with(
                entries, machines.cloudFileDatabases().get(0).get("host"), databases);
    }

    /** APIs that work. */
    public Cloud cloud() {
        Volume volume =
                new Volume(
                        "v", "v", "p", "available", 1, false, false, false, false, List.of(), "{}");
        return Fake.of(Cloud.class)
                .answering(
                        "identity",
                        a ->
                                Fake.of(Identity.class)
                                        .answering("proveTokenIssue", b -> null)
                                        .answering("projects", b -> List.of())
                                        .answering("catalogue", b -> Set.of("object-store"))
                                        .port())
                .answering(
                        "volumes",
                        a ->
                                Fake.of(Volumes.class)
                                        .answering("volumes", b -> List.of())
                                        .answering("volume", b -> Optional.of(volume))
                                        .port())
                .answering(
                        "network",
                        a ->
                                Fake.of(Network.class)
                                        .answering("portNamed", b -> Optional.empty())
                                        .answering("networks", b -> List.of())
                                        .port())
                .answering("changing", a -> changes())
                .port();
    }

    private static CloudChanges changes() {
        return Fake.of(CloudChanges.class)
                .answering(
                        "objects",
                        a -> Fake.of(ObjectChanges.class).answering("proveWrite", b -> null).port())
                .answering(
                        "images",
                        a -> Fake.of(ImageChanges.class).answering("proveUpload", b -> null).port())
                .answering(
                        "volumes",
                        a ->
                                Fake.of(VolumeChanges.class)
                                        .answering("create", b -> "v")
                                        .answering("delete", b -> null)
                                        .port())
                .answering(
                        "network",
                        a ->
                                Fake.of(NetworkChanges.class)
                                        .answering("createNetwork", b -> "n")
                                        .answering("createPort", b -> "p")
                                        .answering("deletePort", b -> null)
                                        .answering("deleteNetwork", b -> null)
                                        .port())
                .port();
    }

    /** One service's steps in a change. */
    public ServiceRun run(Change change, String service) {
        return new ServiceRun(site, cloud(), hosts, journal, change, service);
    }

    /** The version of a package, empty when it is not installed. */
    public String version(String host, String name) {
        Map<String, String> installed = machines.packages(host);
        return installed.getOrDefault(name, "");
    }

    @Override
    public void close() {
        hosts.close();
        machines.close();
    }
}
