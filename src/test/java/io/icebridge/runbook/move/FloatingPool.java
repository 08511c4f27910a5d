package io.icebridge.runbook.move;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One region's addresses as nova-network has them, called by one project. */
final class FloatingPool {
    static final String ADMIN = "p-admin";

    private final String caller;

    /** Who holds each, by address; an empty project for a free one. */
    final Map<String, String> holders = new TreeMap<>();

    final Set<String> reserved = new TreeSet<>();
    final List<NetworkInfo> networks = new ArrayList<>();
    final List<SecurityGroup> groups = new ArrayList<>();
    int quota = 5;

    /** After how many allocations the program dies. */
    int dies = Integer.MAX_VALUE;

    /** Called by the administrator. */
    FloatingPool() {
        this(ADMIN);
    }

    FloatingPool(String caller) {
        this.caller = caller;
    }

    Set<String> free() {
        return holders.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Cloud cloud() {
        Identity identity =
                Fake.of(Identity.class)
                        .answering("own", a -> new Project(ADMIN, "admin", true))
                        .port();
        Allowances allowances =
                Fake.of(Allowances.class)
                        .answering("quota", a -> Map.of("floating_ips", quota))
                        .port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("novaNetwork", a -> reading())
                .answering("allowances", a -> allowances)
                .port();
    }

    NovaNetwork reading() {
        return Fake.of(NovaNetwork.class)
                .answering("networks", a -> List.copyOf(networks))
                .answering("securityGroups", a -> List.copyOf(groups))
                .answering(
                        "pool",
                        a ->
                                holders.entrySet().stream()
                                        .map(e -> address(e.getKey(), e.getValue()))
                                        .toList())
                .answering("held", a -> held((String) a[0]))
                .port();
    }

    private static FloatingAddress address(String ip, String project) {
        return DefinitionSample.address(ip, project);
    }

    private Optional<FloatingAddress> held(String ip) {
        return Optional.ofNullable(holders.get(ip))
                .filter(caller::equals)
                .map(project -> address(ip, project));
    }

    CloudChanges changing() {
        AllowanceChanges allowances =
                Fake.of(AllowanceChanges.class)
                        .answering(
                                "setQuota",
                                a -> quota = (Integer) ((Map<?, ?>) a[1]).get("floating_ips"))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("novaNetwork", a -> network().port())
                .answering("allowances", a -> allowances)
                .port();
    }

    /** For whoever knows the servers to which they lead. */
    Fake<NovaNetworkChanges> network() {
        return Fake.of(NovaNetworkChanges.class)
                .answering("addToPool", a -> holders.putIfAbsent((String) a[0], ""))
                .answering("removeFromPool", a -> holders.remove(a[0]))
                .answering("allocate", a -> allocate())
                .answering("release", a -> holders.put((String) a[0], ""))
                .answering("reserve", a -> reserved.add((String) a[0]))
                .answering("unreserve", a -> reserved.remove(a[0]));
    }

    /** Nova chooses which; beyond the quota it gives none. */
    private FloatingAddress allocate() {
        if (dies-- <= 0) {
            throw new IllegalStateException("died");
        }
        long ours = holders.values().stream().filter(caller::equals).count();
        if (quota >= 0 && ours >= quota) {
            throw new IllegalStateException("quota");
        }
        String ip = free().iterator().next();
        holders.put(ip, caller);
        return address(ip, caller);
    }
}
