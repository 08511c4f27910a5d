package io.icebridge.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cloud that stands still: it can be read, and holds what a test puts into it. */
public final class StillCloud {
    public static final Project ADMIN = new Project("p-admin", "admin", true);

    public final StillRegion old = new StillRegion();
    public final StillRegion fresh = new StillRegion();
    public final List<Project> projects = new ArrayList<>();
    public final Set<String> catalogue = new TreeSet<>();
    public final List<Endpoint> endpoints = new ArrayList<>();
    public final List<Port> ports = new ArrayList<>();

    /** The floating addresses that lead to each port, with the address behind them. */
    public final Map<String, Map<String, String>> floating = new TreeMap<>();

    public final Set<String> agents = new TreeSet<>();
    public final List<NetworkInfo> networks = new ArrayList<>();
    public final Map<String, Image> images = new TreeMap<>();

    /** The marker of each image that carries one. */
    public final Map<String, String> marks = new TreeMap<>();

    public final Map<String, Volume> volumes = new TreeMap<>();

    /** The name of the snapshot that guards each volume; its id is the volume's and {@code s}. */
    public final Map<String, String> guards = new TreeMap<>();

    /** Cinder's quota of snapshots by project; what is not there has no limit. */
    public final Map<String, Volumes.Quota> snapshots = new TreeMap<>();

    public Cloud port() {
        return reading().port();
    }

    /** The same while neither Nova answers. */
    public Cloud silent() {
        return reading()
                .answering(
                        "compute",
                        a -> {
                            throw unreachable();
                        })
                .port();
    }

    static CloudFailure unreachable() {
        return new CloudFailure(
                CloudFailure.Reason.UNREACHABLE, "GET /servers", 0, 0, "refused", null);
    }

    /** For a test that adds what changes it. */
    public Fake<Cloud> reading() {
        Fake<Cloud> cloud = Fake.of(Cloud.class);
        return cloud.answering("as", a -> cloud.port())
                .answering("compute", a -> region(a).compute())
                .answering("nodes", a -> region(a).nodes())
                .answering("flavors", a -> region(a).flavors())
                .answering("aggregates", a -> region(a).aggregates())
                .answering("allowances", a -> region(a).allowances())
                .answering("serverGroups", a -> region(a).serverGroups())
                .answering("identity", a -> identity())
                .answering("network", a -> network())
                .answering("images", a -> images())
                .answering("volumes", a -> volumes());
    }

    private StillRegion region(Object[] arguments) {
        return arguments[0] == Side.OLD ? old : fresh;
    }

    private Identity identity() {
        return Fake.of(Identity.class)
                .answering("projects", a -> List.copyOf(projects))
                .answering("own", a -> ADMIN)
                .answering("catalogue", a -> Set.copyOf(catalogue))
                .answering("endpoints", a -> List.copyOf(endpoints))
                .port();
    }

    private Network network() {
        return Fake.of(Network.class)
                .answering("networks", a -> List.copyOf(networks))
                .answering("agentHosts", a -> Set.copyOf(agents))
                .answering("serverPorts", a -> List.copyOf(ports))
                .answering(
                        "portsOf",
                        a -> ports.stream().filter(p -> p.deviceId().equals(a[0])).toList())
                .answering("floatingTo", a -> floating.getOrDefault(a[0], Map.of()))
                .answering("port", a -> ports.stream().filter(p -> p.id().equals(a[0])).findFirst())
                .port();
    }

    private Images images() {
        return Fake.of(Images.class)
                .answering("image", a -> Optional.ofNullable(images.get(a[0])))
                .answering(
                        "imagesMarked",
                        a ->
                                images.values().stream()
                                        .filter(i -> a[1].equals(marks.get(i.id())))
                                        .toList())
                .port();
    }

    private Volumes volumes() {
        return Fake.of(Volumes.class)
                .answering("volume", a -> Optional.ofNullable(volumes.get(a[0])))
                .answering("volumes", a -> List.copyOf(volumes.values()))
                .answering(
                        "guardNamed",
                        a ->
                                Optional.ofNullable(guards.get(a[0]))
                                        .filter(a[1]::equals)
                                        .map(name -> a[0] + "s"))
                .answering("quota", a -> snapshots.getOrDefault(a[0], new Volumes.Quota(-1, 0)))
                .port();
    }
}
