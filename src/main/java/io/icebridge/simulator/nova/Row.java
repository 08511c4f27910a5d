package io.icebridge.simulator.nova;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A row of a table, whose columns are read off the thing itself when they are asked for. */
final class Row<T> extends AbstractMap<String, String> {
    private final Map<String, Function<T, Object>> columns;
    private final T thing;

    Row(Map<String, Function<T, Object>> columns, T thing) {
        this.columns = columns;
        this.thing = thing;
    }

    @Override
    public boolean containsKey(Object column) {
        return columns.containsKey(column);
    }

    @Override
    public String get(Object column) {
        return containsKey(column) ? text(columns.get(column).apply(thing)) : null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>();
        columns.forEach((column, value) -> all.put(column, text(value.apply(thing))));
        return all.entrySet();
    }

    private static String text(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "1" : "0";
        }
        return value == null ? null : value.toString();
    }
}
