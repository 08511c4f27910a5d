package io.icebridge.simulator.host.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A database: its schema's version and how many rows its tables have.
 *
 * @param version 0 while it has no tables
 * @param live whether a service works with it, so that its rows may be the cloud's own state; a
 *     restored copy holds what the dump held
 */
public record Database(int version, Map<String, Long> tables, boolean live, Flaws flaws) {

    /** An average row, with its index entries. */
    private static final int ROW_BYTES = 512;

    public Database {
        tables = new LinkedHashMap<>(tables);
    }

    /** One in which nothing is amiss. */
    public Database(int version, Map<String, Long> tables, boolean live) {
        this(version, tables, live, Flaws.NONE);
    }

    static Database empty() {
        return new Database(0, Map.of(), false);
    }

    public Database with(Flaws others) {
        return new Database(version, tables, live, others);
    }

    Database at(int newVersion) {
        return new Database(newVersion, tables, live, flaws);
    }

    public Database with(String table, long rows) {
        Map<String, Long> changed = new LinkedHashMap<>(tables);
        changed.put(table, rows);
        return new Database(version, changed, live, flaws);
    }

    Database lively(boolean isLive) {
        return new Database(version, tables, isLive, flaws);
    }

    public long rows() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Size on disk. */
    public long bytes() {
        return rows() * ROW_BYTES + tables.size() * 16_384L;
    }
}
