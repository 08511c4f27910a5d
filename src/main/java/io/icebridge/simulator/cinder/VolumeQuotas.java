package io.icebridge.simulator.cinder;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cinder's limits for each project; a negative one is none. */
public final class VolumeQuotas {

    private static final Map<String, Integer> USUAL =
            Map.of("volumes", 10, "snapshots", 10, "gigabytes", 1000);

    private final Map<String, Map<String, Integer>> set = new HashMap<>();

    public Map<String, Integer> of(String tenantId) {
        Map<String, Integer> quota = new LinkedHashMap<>(USUAL);
        quota.putAll(set.getOrDefault(tenantId, Map.of()));
        return quota;
    }

    public void set(String tenantId, String resource, int limit) {
        set.computeIfAbsent(tenantId, t -> new HashMap<>()).put(resource, limit);
    }

    void checkVolume(String tenantId, int size, Collection<Volume> all) {
        List<Volume> own = all.stream().filter(v -> v.tenantId.equals(tenantId)).toList();
        int used = own.stream().mapToInt(v -> v.size).sum();
        check(tenantId, "volumes", own.size() + 1);
        check(tenantId, "gigabytes", used + size);
    }

    void checkSnapshot(String tenantId, Collection<Snapshot> all) {
        long own = all.stream().filter(s -> s.volume.tenantId.equals(tenantId)).count();
        check(tenantId, "snapshots", (int) own + 1);
    }

    private void check(String tenantId, String resource, int wanted) {
        int limit = of(tenantId).get(resource);
        if (limit >= 0 && wanted > limit) {
            String kind = resource.equals("volumes") ? "VolumeLimit" : "Limit";
            throw new Refusal(
                    413,
                    kind
                            + "Exceeded: Maximum number of "
                            + resource
                            + " allowed ("
                            + limit
                            + ") exceeded");
        }
    }
}
