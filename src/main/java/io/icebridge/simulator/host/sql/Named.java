package io.icebridge.simulator.host.sql;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A row whose columns are known with its table's alias too; {@code *} says that it is there. */
final class Named extends AbstractMap<String, String> {
    private final Map<String, String> row;
    private final String prefix;

    Named(Map<String, String> row, String alias) {
        this.row = row;
        this.prefix = alias + ".";
    }

    private String column(Object name) {
        String text = (String) name;
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    @Override
    public boolean containsKey(Object name) {
        return name.equals("*") || row.containsKey(column(name));
    }

    @Override
    public String get(Object name) {
        return name.equals("*") ? "" : row.get(column(name));
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>(row);
        row.forEach((column, value) -> all.put(prefix + column, value));
        all.put("*", "");
        return all.entrySet();
    }
}
