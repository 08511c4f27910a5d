package io.icebridge.simulator.host.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/** The schema versions and tables of the services' databases, as {@code schemas.txt} has them. */
public final class Schemas {

    /**
     * A service's schema.
     *
     * @param packageName whose version decides which schema is wanted
     * @param havana the version that Havana wants
     * @param icehouse the one that Icehouse wants
     * @param tables with the rows they have in the bundled cloud
     */
    public record Schema(
            String service,
            String packageName,
            int havana,
            int icehouse,
            Map<String, Long> tables) {

        /** The version that a package of this version wants. */
        public int wanted(String packageVersion) {
            return packageVersion.startsWith("2014.1") ? icehouse : havana;
        }
    }

    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    public Schemas() {
        for (String line : Resources.lines("schemas.txt")) {
            String[] columns = line.split("\\s+");
            Map<String, Long> tables = new LinkedHashMap<>();
            for (int i = 4; i < columns.length; i++) {
                String[] table = columns[i].split("=");
                tables.put(table[0], Long.parseLong(table[1]));
            }
            schemas.put(
                    columns[0],
                    new Schema(
                            columns[0],
                            columns[1],
                            Integer.parseInt(columns[2]),
                            Integer.parseInt(columns[3]),
                            tables));
        }
    }

    public Iterable<Schema> all() {
        return schemas.values();
    }

    /** A service's schema, or null when it has none. */
    public Schema of(String service) {
        return schemas.get(service);
    }

    /** The service that a unit belongs to: {@code nova} for {@code openstack-nova-api}. */
    public static String service(String unit) {
        return unit.replaceFirst("^openstack-", "").replaceFirst("-.*", "");
    }
}
