package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.cloudfile.CloudFile.SshAccess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cloud files for tests, as short as they can be. */
public final class TestCloudFile {
    private TestCloudFile() {}

    /** One host with the roles, which also reaches the databases. */
    public static CloudFile with(String host, List<String> roles, String... databases) {
        return with(List.of(host(host, roles)), host, databases);
    }

    /** No hosts at all, and so many nodes emptied at once. */
    public static CloudFile withNodesPerWave(int nodes) {
        return with(new CloudLimits(4, 4, nodes, 0.1), List.of(), List.of(), "ctl1");
    }

    public static CloudFile with(List<HostEntry> hosts, String databaseHost, String... databases) {
        return with(new CloudLimits(4, 4, 1, 0.1), List.of(), hosts, databaseHost, databases);
    }

    /** No hosts at all, and these windows. */
    public static CloudFile withWindows(MaintenanceWindow... windows) {
        return with(new CloudLimits(4, 4, 1, 0.1), List.of(windows), List.of(), "ctl1");
    }

    /** No hosts at all, and servers moved so. */
    public static CloudFile moving(Moving moving) {
        return with(new CloudLimits(4, 4, 1, 0.1), moving, List.of(), List.of(), "ctl1");
    }

    /** No hosts at all, these windows, and these told. */
    public static CloudFile telling(Notices notices, MaintenanceWindow... windows) {
        CloudFile f = withWindows(windows);
        return new CloudFile(
                f.path(),
                f.profile(),
                f.cloud(),
                f.regions(),
                f.network(),
                f.ssh(),
                f.hosts(),
                f.databases(),
                f.limits(),
                f.moving(),
                f.windows(),
                f.settings(),
                f.gates(),
                f.networkAgent(),
                notices,
                List.of(),
                List.of());
    }

    /** No hosts at all, and Nova's own network service. */
    public static CloudFile underNovaNetwork() {
        CloudFile f = with(List.of(), "ctl1");
        return new CloudFile(
                f.path(),
                f.profile(),
                f.cloud(),
                f.regions(),
                NetworkKind.NOVA_NETWORK,
                f.ssh(),
                f.hosts(),
                f.databases(),
                f.limits(),
                f.moving(),
                f.windows(),
                f.settings());
    }

    private static CloudFile with(
            CloudLimits limits,
            List<MaintenanceWindow> windows,
            List<HostEntry> hosts,
            String databaseHost,
            String... databases) {
        return with(limits, TestMoving.usual().made(), windows, hosts, databaseHost, databases);
    }

    private static CloudFile with(
            CloudLimits limits,
            Moving moving,
            List<MaintenanceWindow> windows,
            List<HostEntry> hosts,
            String databaseHost,
            String... databases) {
        return new CloudFile(
                Path.of("cloud.yaml"),
                "havana-icehouse",
                "test",
                new Regions("old", "new"),
                NetworkKind.NEUTRON,
                new SshAccess("root", Path.of("key"), Path.of("known_hosts"), false),
                hosts,
                Arrays.stream(databases).map(d -> new Database(d, databaseHost, d)).toList(),
                limits,
                moving,
                windows,
                Map.of());
    }

    public static HostEntry host(String name, List<String> roles) {
        return new HostEntry(name, "10.0.0." + name.length(), 22, roles, false);
    }
}
