package io.icebridge.simulator.neutron;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Neutron's limits for each project; a negative one is none. */
public final class NetworkQuotas {

    private static final Map<String, Integer> USUAL =
            Map.of(
                    "network", 10,
                    "subnet", 10,
                    "port", 50,
                    "router", 10,
                    "floatingip", 50,
                    "security_group", 10,
                    "security_group_rule", 100);

    private final Map<String, Map<String, Integer>> set = new HashMap<>();

    public Map<String, Integer> of(String tenantId) {
        Map<String, Integer> quota = new LinkedHashMap<>(USUAL);
        quota.putAll(set.getOrDefault(tenantId, Map.of()));
        return quota;
    }

    public void set(String tenantId, String resource, int limit) {
        set.computeIfAbsent(tenantId, t -> new HashMap<>()).put(resource, limit);
    }

    void reset(String tenantId) {
        set.remove(tenantId);
    }

    <T> void check(
            String resource, String tenantId, Collection<T> all, Function<T, String> tenant) {
        int limit = of(tenantId).getOrDefault(resource, -1);
        if (limit >= 0
                && all.stream().filter(t -> tenantId.equals(tenant.apply(t))).count() >= limit) {
            throw new Refusal(
                    409, "OverQuota", "Quota exceeded for resources: ['" + resource + "']");
        }
    }
}
