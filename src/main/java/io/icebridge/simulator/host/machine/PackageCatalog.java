package io.icebridge.simulator.host.machine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packages of the two releases, as {@code packages.txt} lists them. */
public final class PackageCatalog {

    /**
     * A package.
     *
     * @param roles of the hosts that have it under Havana; {@code *} for all
     * @param units that it brings
     * @param files its configuration files
     * @param required packages that come with it
     */
    public record Item(
            String name,
            String havana,
            String icehouse,
            List<String> roles,
            List<String> units,
            List<String> files,
            List<String> required) {}

    private final Map<String, Item> items = new LinkedHashMap<>();

    public PackageCatalog() {
        for (String line : Resources.lines("packages.txt")) {
            String[] columns = line.split("\\s+");
            Item item =
                    new Item(
                            columns[0],
                            columns[1],
                            columns[2],
                            list(columns[3]),
                            list(columns[4]),
                            list(columns[5]),
                            list(columns[6]));
            items.put(item.name(), item);
        }
    }

    private static List<String> list(String column) {
        return column.equals("-") ? List.of() : Arrays.asList(column.split(","));
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** A package, or null. */
    public Item item(String name) {
        return items.get(name);
    }

    /** The package that brings a unit, or null. */
    public Item bringing(String unit) {
        return items.values().stream()
                .filter(i -> i.units().contains(unit))
                .findFirst()
                .orElse(null);
    }
}
