package io.icebridge.runbook.inventory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How many metadata items a server may have; each project is asked for once. */
public final class MetadataRoom {
    /** Nova's own name of the quota. */
    private static final String QUOTA = "metadata_items";

    private final Function<String, Map<String, Integer>> quotas;
    private final Map<String, Integer> limits = new ConcurrentHashMap<>();

    /**
     * @param quotas a project's, by Nova's own names
     */
    public MetadataRoom(Function<String, Map<String, Integer>> quotas) {
        this.quotas = quotas;
    }

    /** Negative for no limit. */
    int limit(String projectId) {
        return limits.computeIfAbsent(projectId, this::ask);
    }

    /** Whether so many are too many; asked anew then, since somebody may have raised the quota. */
    boolean tooSmall(String projectId, int items) {
        if (fits(items, limit(projectId))) {
            return false;
        }
        limits.put(projectId, ask(projectId));
        return !fits(items, limit(projectId));
    }

    private static boolean fits(int items, int limit) {
        return limit < 0 || items <= limit;
    }

    private int ask(String projectId) {
        return quotas.apply(projectId).getOrDefault(QUOTA, -1);
    }
}
