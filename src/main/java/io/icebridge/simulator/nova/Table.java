package io.icebridge.simulator.nova;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A table of Nova's database, whose rows are things of the region's own state. */
final class Table<T> {

    private final Supplier<Collection<T>> all;
    private final Map<String, Function<T, Object>> columns = new LinkedHashMap<>();
    private final Map<String, BiConsumer<T, String>> setters = new LinkedHashMap<>();
    private Consumer<T> deleter = row -> {};
    private Consumer<Map<String, String>> inserter = row -> {};

    Table(Supplier<Collection<T>> all) {
        this.all = all;
    }

    /** A column that SQL can only read; booleans are shown as 1 and 0. */
    Table<T> column(String name, Function<T, Object> value) {
        columns.put(name, value);
        return this;
    }

    Table<T> column(String name, Function<T, Object> value, BiConsumer<T, String> setter) {
        setters.put(name, setter);
        return column(name, value);
    }

    Table<T> onDelete(Consumer<T> rule) {
        deleter = rule;
        return this;
    }

    Table<T> onInsert(Consumer<Map<String, String>> rule) {
        inserter = rule;
        return this;
    }

    List<Map<String, String>> rows() {
        return all.get().stream().map(this::row).toList();
    }

    private Map<String, String> row(T thing) {
        return new Row<>(columns, thing);
    }

    int update(Map<String, String> where, Map<String, String> set) {
        List<T> found = found(where);
        found.forEach(
                thing ->
                        set.forEach(
                                (name, value) ->
                                        setters.getOrDefault(name, (t, v) -> {})
                                                .accept(thing, value)));
        return found.size();
    }

    int delete(Map<String, String> where) {
        List<T> found = found(where);
        found.forEach(deleter);
        return found.size();
    }

    void insert(Map<String, String> row) {
        inserter.accept(row);
    }

    private List<T> found(Map<String, String> where) {
        return all.get().stream().filter(thing -> fits(thing, where)).toList();
    }

    private boolean fits(T thing, Map<String, String> where) {
        Map<String, String> row = row(thing);
        return where.entrySet().stream()
                .allMatch(e -> Objects.equals(row.get(e.getKey()), e.getValue()));
    }
}
