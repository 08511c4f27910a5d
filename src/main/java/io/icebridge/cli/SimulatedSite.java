package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.RandomHostFaults;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostFaults;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A simulated cloud with its hosts, and the files by which anybody reaches them. */
final class SimulatedSite implements AutoCloseable {
    /** The administrator's in {@code clouds.yaml}. */
    static final String ENTRY = "icebridge-sim";

    private static final double FAULTY_CALLS = 0.02;

    /** Of the changing calls: they have their effect after their caller was told otherwise. */
    private static final double LATE_CALLS = 0.01;

    private static final double FAULTY_COMMANDS = 0.01;

    private final SimulatedCloud cloud;
    private final SimulatedHosts hosts;

    private SimulatedSite(SimulatedCloud cloud, SimulatedHosts hosts) {
        this.cloud = cloud;
        this.hosts = hosts;
    }

    static SimulatedSite start(Shape shape, Faults faults) {
        return start(shape, bundled(shape), faults);
    }

    static SimulatedSite start(Shape shape, HostLayout layout, Faults faults) {
        return start(shape, layout, faults, HostFaults.NONE);
    }

    /** The hosts that the bundled cloud has. */
    static HostLayout bundled(Shape shape) {
        return HostLayout.bundled(shape.oldNodes(), shape.network() == NetworkKind.NEUTRON);
    }

    /** One on which calls and commands go wrong, the same ones for the same seed. */
    static SimulatedSite failing(Shape shape, HostLayout layout, long seed) {
        return start(
                shape,
                layout,
                Faults.seeded(seed, FAULTY_CALLS, LATE_CALLS),
                new RandomHostFaults(seed, FAULTY_COMMANDS));
    }

    private static SimulatedSite start(
            Shape shape, HostLayout layout, Faults faults, HostFaults hostFaults) {
        SimulatedCloud cloud = SimulatedCloud.start(shape, faults);
        return new SimulatedSite(
                cloud, SimulatedHosts.start(layout, cloud.cloudSide(), shape.speed(), hostFaults));
    }

    SimulatedCloud cloud() {
        return cloud;
    }

    /** Lets the application wait for this cloud in the cloud's own time, unless told otherwise. */
    void tellSpeed(SpringOptions options) {
        options.unlessGiven(
                "icebridge.cloud-speed", Double.toString(Math.max(1, cloud.shape().speed())));
    }

    /**
     * Writes {@code clouds.yaml}, the key, {@code known_hosts} and, when those are there, {@code
     * cloud.yaml}.
     *
     * @param serversAtOnce how many servers are to move at a time
     */
    Path writeFiles(Path folder, int serversAtOnce) throws IOException {
        Files.createDirectories(folder);
        cloud.writeFiles(folder);
        Path key = hosts.writeFiles(folder);
        Path part = Files.createTempFile(folder, "cloud", ".part");
        Files.writeString(part, cloudFile(folder.relativize(key), serversAtOnce));
        return Files.move(
                part,
                folder.resolve("cloud.yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the same but {@code cloud.yaml} for a site that this one is like; its cloud file. */
    CloudFile writeFiles(Path folder, CloudFile like) throws IOException {
        cloud.writeFiles(folder);
        Path key = hosts.writeFiles(folder);
        return ImitatedFile.of(like, folder, key, hosts.ports(), cloud.shape().speed());
    }

    /** How many calls the cloud has answered so far. */
    long calls() {
        return cloud.apiCalls().values().stream()
                .flatMap(methods -> methods.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How much has reached the cloud and its hosts so far. */
    long traffic() {
        return calls() + cloud.commands();
    }

    /** What answers where, a line each: the services, then what the cloud tells of itself. */
    List<String> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>(cloud.addresses());
        addresses.keySet().removeAll(cloud.books().keySet());
        addresses.putAll(cloud.books());
        return addresses.entrySet().stream()
                .map(e -> "%-16s%s".formatted(e.getKey(), e.getValue()))
                .toList();
    }

    /** In the cloud's own time, which runs faster. */
    private int cloudSeconds(int seconds) {
        return (int) Math.ceil(seconds / cloud.shape().speed());
    }

    private String cloudFile(Path key, int serversAtOnce) {
        return """
                # A simulated cloud, which answers at
                %s
                profile: %s
                cloud: %s
                regions: {old: %s, new: %s}
                network: %s
                ssh: {user: root, key: %s, known-hosts: known_hosts}
                hosts:
                %s
                databases:
                %s
                limits: {servers-at-once: %d}
                moving:
                  release-wait-seconds: %d
                  request-life-seconds: %d
                  choices:
                    - {metadata: tier=cattle, method: redeploy, reason: rebuilt from its image}
                """
                .formatted(
                        lines(addresses(), "#   %s"),
                        Profiles.SHIPPED,
                        ENTRY,
                        cloud.shape().likeness().oldRegion(),
                        cloud.shape().likeness().newRegion(),
                        cloud.shape().network() == NetworkKind.NEUTRON ? "neutron" : "nova-network",
                        key,
                        lines(
                                hosts.cloudFileHosts().stream()
                                        .map(
                                                h ->
                                                        "{name: %s, address: %s, port: %s, roles: %s}"
                                                                .formatted(
                                                                        h.get("name"),
                                                                        h.get("address"),
                                                                        h.get("port"),
                                                                        h.get("roles")))
                                        .toList(),
                                "  - %s"),
                        lines(
                                hosts.cloudFileDatabases().stream()
                                        .map(
                                                d ->
                                                        "{service: %s, host: %s, schema: %s}"
                                                                .formatted(
                                                                        d.get("service"),
                                                                        d.get("host"),
                                                                        d.get("schema")))
                                        .toList(),
                                "  - %s"),
                        serversAtOnce,
                        cloudSeconds(75),
                        cloudSeconds(120));
    }

    private static String lines(List<String> lines, String form) {
        return lines.stream().map(form::formatted).collect(Collectors.joining("\n"));
    }

    SimulatedHosts hosts() {
        return hosts;
    }

    @Override
    public void close() {
        hosts.close();
        cloud.close();
    }
}
