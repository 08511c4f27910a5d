package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Allowances;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many metadata items a server may have; each project is asked for once. */
public final class MetadataRoom {
    /** Nova's own name of the quota. */
    private static final String QUOTA = "metadata_items";

    private final Allowances allowances;
    private final Map<String, Integer> limits = new ConcurrentHashMap<>();

    public MetadataRoom(Allowances allowances) {
        this.allowances = allowances;
    }

    /** Negative for no limit. */
    int limit(String projectId) {
        return limits.computeIfAbsent(
                projectId, id -> allowances.quota(id).getOrDefault(QUOTA, -1));
    }
}
