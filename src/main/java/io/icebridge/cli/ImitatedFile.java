package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.SshAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A site's cloud file with the ways to the simulated cloud and its hosts in place of its own. */
final class ImitatedFile {
    private static final Set<String> OF_SHELLS =
            Set.of(
                    "identity",
                    "object",
                    "volume",
                    "image",
                    "dashboard",
                    "orchestration",
                    "telemetry",
                    "database-service",
                    "database");
    private static final Set<String> OF_PEOPLE = Set.of("wait", "by-hand");

    private ImitatedFile() {}

    /**
     * @param folder with the simulated cloud's {@code clouds.yaml} and {@code known_hosts}
     * @param key by which all simulated hosts are logged in to
     * @param ports of the hosts on loopback
     * @param speed how many of the cloud's seconds pass in a real one
     */
    static CloudFile of(
            CloudFile site, Path folder, Path key, Map<String, Integer> ports, double speed) {
        return new CloudFile(
                folder.resolve("cloud.yaml"),
                site.profile(),
                SimulatedSite.ENTRY,
                site.regions(),
                site.network(),
                new SshAccess("root", key, folder.resolve("known_hosts"), false),
                site.hosts().stream().map(h -> reached(h, ports.get(h.name()))).toList(),
                site.databases(),
                site.limits(),
                moving(site.moving(), speed),
                site.windows(),
                site.settings(),
                site.gates(),
                site.networkAgent(),
                site.notices(),
                List.of(),
                List.of());
    }

    private static HostEntry reached(HostEntry host, int port) {
        return new HostEntry(host.name(), "127.0.0.1", port, host.roles(), asked(host));
    }

    /** Whether the rehearsal's operator is asked for what is done there, as a person would be. */
    static boolean asked(HostEntry host) {
        return host.byHand() && OF_SHELLS.containsAll(host.roles());
    }

    /** Whether it leaves a server to people, whom no rehearsal has. */
    static boolean ofPeople(Choice choice) {
        return OF_PEOPLE.contains(choice.method());
    }

    private static Moving moving(Moving moving, double speed) {
        List<Choice> choices = moving.choices().stream().filter(c -> !ofPeople(c)).toList();
        return new Moving(
                moving.deleteFirst(),
                moving.withoutDatabase(),
                moving.userData(),
                moving.configDrive(),
                moving.role(),
                moving.keepSnapshotDays(),
                inCloudTime(moving.releaseWaitSeconds(), speed),
                inCloudTime(moving.requestLifeSeconds(), speed),
                choices,
                moving.checks(),
                moving.waiting(),
                moving.nodesWithMove());
    }

    private static int inCloudTime(int seconds, double speed) {
        return (int) Math.ceil(seconds / speed);
    }
}
