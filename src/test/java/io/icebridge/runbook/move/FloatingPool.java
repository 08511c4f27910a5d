package io.icebridge.runbook.move;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The new region's floating addresses as nova-network has them, called by the administrator. */
final class FloatingPool {
    static final String ADMIN = "p-admin";

    /** Who holds each, by address; an empty project for a free one. */
    final Map<String, String> holders = new TreeMap<>();

    final Set<String> reserved = new TreeSet<>();
    int quota = 5;

    /** After how many allocations the program dies. */
    int dies = Integer.MAX_VALUE;

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
        NovaNetwork reading =
                Fake.of(NovaNetwork.class)
                        .answering(
                                "pool",
                                a ->
                                        holders.entrySet().stream()
                                                .map(e -> address(e.getKey(), e.getValue()))
                                                .toList())
                        .answering("held", a -> held((String) a[0]))
                        .port();
        Allowances allowances =
                Fake.of(Allowances.class)
                        .answering("quota", a -> Map.of("floating_ips", quota))
                        .port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("novaNetwork", a -> reading)
                .answering("allowances", a -> allowances)
                .port();
    }

    private static FloatingAddress address(String ip, String project) {
        return DefinitionSample.address(ip, project);
    }

    private Optional<FloatingAddress> held(String ip) {
        return Optional.ofNullable(holders.get(ip))
                .filter(ADMIN::equals)
                .map(project -> address(ip, project));
    }

    CloudChanges changing() {
        NovaNetworkChanges network =
                Fake.of(NovaNetworkChanges.class)
                        .answering("removeFromPool", a -> holders.remove(a[0]))
                        .answering("allocate", a -> allocate())
                        .answering("release", a -> holders.put((String) a[0], ""))
                        .answering("reserve", a -> reserved.add((String) a[0]))
                        .answering("unreserve", a -> reserved.remove(a[0]))
                        .port();
        AllowanceChanges allowances =
                Fake.of(AllowanceChanges.class)
                        .answering(
                                "setQuota",
                                a -> quota = (Integer) ((Map<?, ?>) a[1]).get("floating_ips"))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("novaNetwork", a -> network)
                .answering("allowances", a -> allowances)
                .port();
    }

    /** Nova chooses which; beyond the quota it gives none. */
    private FloatingAddress allocate() {
        if (dies-- <= 0) {
            throw new IllegalStateException("died");
        }
        long ours = holders.values().stream().filter(ADMIN::equals).count();
        if (quota >= 0 && ours >= quota) {
            throw new IllegalStateException("quota");
        }
        String ip = free().iterator().next();
        holders.put(ip, ADMIN);
        return address(ip, ADMIN);
    }
}
