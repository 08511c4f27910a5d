package io.icebridge.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One region's Nova in a {@link StillCloud}. */
public final class StillRegion {
    public final List<Server> servers = new ArrayList<>();
    public final List<Flavor> flavors = new ArrayList<>();
    public final List<Hypervisor> hypervisors = new ArrayList<>();
    public final List<ComputeService> services = new ArrayList<>();
    public final List<KeyPair> keyPairs = new ArrayList<>();
    public final List<ServerGroup> groups = new ArrayList<>();
    public final List<String> rateLimits = new ArrayList<>();
    public final Set<String> zones = new TreeSet<>();

    /** By project, then by Nova's name; what is not there has no limit. */
    public final Map<String, Map<String, Integer>> quotas = new TreeMap<>();

    public boolean changesTermination;

    /** Whether it keeps descriptions and tags. */
    public boolean labels;

    /** What its Placement gives, where it has one. */
    public Optional<List<NodeRoom>> room = Optional.empty();

    /** Where each volume is on its server. */
    public final List<Attachment> attachments = new ArrayList<>();

    /** Why servers are locked. */
    public final Map<String, String> locks = new TreeMap<>();

    /** Its Nova does not answer. */
    public boolean silent;

    /** A public flavor without ephemeral disk. */
    public void flavor(String id, int memoryMb, int vcpus, int diskGb) {
        flavors.add(Samples.flavor(id, memoryMb, vcpus, diskGb));
    }

    public void hypervisor(String node, int memoryMb, int memoryMbUsed) {
        hypervisors.add(new Hypervisor(node, 0, 8, 0, memoryMb, memoryMbUsed, 100, 0, ""));
    }

    Compute compute() {
        if (silent) {
            throw StillCloud.unreachable();
        }
        return Fake.of(Compute.class)
                .answering("servers", a -> List.copyOf(servers))
                .answering(
                        "serversOn",
                        a -> servers.stream().filter(s -> s.node().equals(a[0])).toList())
                .answering(
                        "server",
                        a -> servers.stream().filter(s -> s.id().equals(a[0])).findFirst())
                .answering(
                        "serversMarked",
                        a ->
                                servers.stream()
                                        .filter(s -> a[2].equals(s.metadata().get(a[1])))
                                        .toList())
                .answering("changesTermination", a -> changesTermination)
                .answering("labels", a -> labels)
                .answering("lockReason", a -> locks.getOrDefault((String) a[0], ""))
                .answering(
                        "attachments",
                        a -> attachments.stream().filter(v -> v.serverId().equals(a[0])).toList())
                .port();
    }

    ServerGroups serverGroups() {
        return Fake.of(ServerGroups.class)
                .answering("all", a -> List.copyOf(groups))
                .answering("ofEveryProject", a -> List.copyOf(groups))
                .answering(
                        "having",
                        a -> groups.stream().filter(g -> g.members().contains(a[0])).toList())
                .port();
    }

    Nodes nodes() {
        return Fake.of(Nodes.class)
                .answering("hypervisors", a -> List.copyOf(hypervisors))
                .answering("services", a -> List.copyOf(services))
                .answering("room", a -> room)
                .port();
    }

    Flavors flavors() {
        return Fake.of(Flavors.class)
                .answering("all", a -> List.copyOf(flavors))
                .answering("sizes", a -> List.copyOf(flavors))
                .port();
    }

    Aggregates aggregates() {
        return Fake.of(Aggregates.class).answering("zones", a -> Set.copyOf(zones)).port();
    }

    Allowances allowances() {
        return Fake.of(Allowances.class)
                .answering("quota", a -> quotas.getOrDefault(a[0], Map.of()))
                .answering("keyPairs", a -> List.copyOf(keyPairs))
                .answering(
                        "keyPair",
                        a -> keyPairs.stream().filter(k -> k.name().equals(a[1])).findFirst())
                .answering("rateLimits", a -> List.copyOf(rateLimits))
                .port();
    }
}
