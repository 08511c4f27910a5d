package io.icebridge.keys;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keys of a file and the classes that read them. */
final class KeyTable {
    private final Map<String, Set<String>> rows = new TreeMap<>();

    void add(String key, Set<String> readers) {
        rows.computeIfAbsent(key, k -> new TreeSet<>()).addAll(readers);
    }

    Set<String> keys() {
        return rows.keySet();
    }

    Set<String> unread() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return rows.entrySet().stream()
                .map(row -> "%-45s %s".formatted(row.getKey(), shown(row.getValue())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String shown(Set<String> readers) {
        return readers.isEmpty() ? "NOBODY" : String.join(", ", readers);
    }
}
