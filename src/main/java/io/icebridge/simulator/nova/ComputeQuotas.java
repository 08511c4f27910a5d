package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nova's limits for each project of one region; a negative one is none. */
public final class ComputeQuotas {

    /** What one user may have of a project's resource. */
    public record OfUser(String tenantId, String userId, String resource, int limit) {}

    private static final int COLUMN = 255;

    private final Map<String, Integer> usual = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> set = new HashMap<>();
    private final List<OfUser> users = new ArrayList<>();

    ComputeQuotas() {
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
    }

    public Map<String, Integer> of(String tenantId) {
        Map<String, Integer> quota = new LinkedHashMap<>(usual);
        quota.putAll(set.getOrDefault(tenantId, Map.of()));
        return quota;
    }

    /** The project's, with what is set for the user himself. */
    Map<String, Integer> of(String tenantId, String userId) {
        Map<String, Integer> quota = of(tenantId);
        users.stream()
                .filter(u -> u.tenantId.equals(tenantId) && u.userId.equals(userId))
                .forEach(u -> quota.put(u.resource, u.limit));
        return quota;
    }

    /** Every user's that was set, as only the database shows them. */
    Collection<OfUser> ofUsers() {
        return List.copyOf(users);
    }

    Map<String, Integer> defaults() {
        return usual;
    }

    /** Changes the class {@code default}, which every project without its own has. */
    public void usual(String resource, int limit) {
        usual.put(resource, limit);
    }

    public void set(String tenantId, String userId, String resource, int limit) {
        users.removeIf(
                u ->
                        u.tenantId.equals(tenantId)
                                && u.userId.equals(userId)
                                && u.resource.equals(resource));
        users.add(new OfUser(tenantId, userId, resource, limit));
    }

    public void set(String tenantId, String resource, int limit) {
        set.computeIfAbsent(tenantId, t -> new HashMap<>()).put(resource, limit);
    }

    void reset(String tenantId) {
        set.remove(tenantId);
    }

    /** Refuses one more server of the flavor where it would be too much, as Havana words it. */
    void check(String tenantId, String userId, Flavor flavor, Collection<Server> all) {
        List<Server> project = all.stream().filter(s -> s.tenantId.equals(tenantId)).toList();
        check(flavor, project, of(tenantId));
        check(
                flavor,
                project.stream().filter(s -> s.userId.equals(userId)).toList(),
                of(tenantId, userId));
    }

    private static void check(Flavor flavor, List<Server> used, Map<String, Integer> quota) {
        check("instances", 1, used.size(), quota.get("instances"));
        check(
                "cores",
                flavor.vcpus,
                used.stream().mapToInt(s -> s.flavor.vcpus).sum(),
                quota.get("cores"));
        check("ram", flavor.ram, used.stream().mapToInt(s -> s.flavor.ram).sum(), quota.get("ram"));
    }

    /** Refuses more metadata than the project may have, and what does not fit into its columns. */
    void checkMetadata(String tenantId, Map<String, String> metadata) {
        int limit = of(tenantId).get("metadata_items");
        if (limit >= 0 && metadata.size() > limit) {
            throw new Refusal(413, "Maximum number of metadata items exceeds %d".formatted(limit));
        }
        metadata.forEach(
                (key, value) -> {
                    if (key.isEmpty() || key.length() > COLUMN || value.length() > COLUMN) {
                        throw new Refusal(
                                key.isEmpty() ? 400 : 413,
                                "Metadata property key or value is empty or greater than 255"
                                        + " characters");
                    }
                });
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
