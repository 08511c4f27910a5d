package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nova's limits for each project of one region; a negative one is none. */
public final class ComputeQuotas {

    private static final Map<String, Integer> USUAL = usual();

    private final Map<String, Map<String, Integer>> set = new HashMap<>();

    private static Map<String, Integer> usual() {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put("instances", 10);
        usual.put("cores", 20);
        usual.put("ram", 51200);
        usual.put("floating_ips", 10);
        usual.put("fixed_ips", -1);
        usual.put("metadata_items", 128);
        usual.put("injected_files", 5);
        usual.put("injected_file_content_bytes", 10240);
        usual.put("injected_file_path_bytes", 255);
        usual.put("security_groups", 10);
        usual.put("security_group_rules", 20);
        usual.put("key_pairs", 100);
        return usual;
    }

    public Map<String, Integer> of(String tenantId) {
        Map<String, Integer> quota = new LinkedHashMap<>(USUAL);
        quota.putAll(set.getOrDefault(tenantId, Map.of()));
        return quota;
    }

    static Map<String, Integer> defaults() {
        return USUAL;
    }

    public void set(String tenantId, String resource, int limit) {
        set.computeIfAbsent(tenantId, t -> new HashMap<>()).put(resource, limit);
    }

    void reset(String tenantId) {
        set.remove(tenantId);
    }

    /** Refuses one more server of the flavor where it would be too much, as Havana words it. */
    void check(String tenantId, Flavor flavor, Collection<Server> all) {
        int instances = 0;
        int cores = 0;
        int ram = 0;
        for (Server server : all) {
            if (server.tenantId.equals(tenantId)) {
                instances++;
                cores += server.flavor.vcpus;
                ram += server.flavor.ram;
            }
        }
        Map<String, Integer> quota = of(tenantId);
        check("instances", 1, instances, quota.get("instances"));
        check("cores", flavor.vcpus, cores, quota.get("cores"));
        check("ram", flavor.ram, ram, quota.get("ram"));
    }

    static void check(String resource, int asked, int used, int limit) {
        if (limit >= 0 && used + asked > limit) {
            throw new Refusal(
                    413,
                    "Quota exceeded for %s: Requested %d, but already used %d of %d %s"
                            .formatted(resource, asked, used, limit, resource));
        }
    }
}
