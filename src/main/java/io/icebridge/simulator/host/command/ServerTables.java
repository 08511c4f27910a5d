package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Database;
import io.icebridge.simulator.host.machine.Databases;
import io.icebridge.simulator.host.machine.Site;
import io.icebridge.simulator.host.sql.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The database server's tables: in the cloud's own state, or as so many rows with an id. */
final class ServerTables implements Tables {
    /** A table that Neutron's databases alone have. */
    static final String OF_NEUTRON = "securitygroups";

    /** Columns that the new release wants to be different in each row of a table. */
    private static final Map<String, List<String>> UNIQUE =
            Map.of("agents", List.of("agent_type", "host"));

    private final Site site;
    private final Databases databases;

    ServerTables(Site site) {
        this.site = site;
        this.databases = site.databases();
    }

    @Override
    public <T> T inTurn(Supplier<T> statement) {
        return site.cloud().inTurn(statement);
    }

    @Override
    public List<Map<String, String>> rows(String name, String table) {
        if (name.equalsIgnoreCase("information_schema")) {
            return schemaRows(table.toLowerCase(Locale.ROOT));
        }
        Database database = databases.get(name);
        if (database == null || database.version() == 0) {
            return null;
        }
        if (table.equals(versionTable(name, database))) {
            return database.flaws().unstamped() ? List.of() : List.of(version(table, database));
        }
        List<Map<String, String>> live =
                database.live() ? site.cloud().rows(name, table) : List.of();
        if (!live.isEmpty()) {
            return live;
        }
        Long count = database.tables().get(table);
        return count == null
                ? null
                : LongStream.rangeClosed(1, count)
                        .mapToObj(i -> row(table, i, database.flaws().doubled().contains(table)))
                        .toList();
    }

    private static Map<String, String> row(String table, long number, boolean doubled) {
        Map<String, String> row = new LinkedHashMap<>(Map.of("id", Long.toString(number)));
        long told = number == 2 && doubled ? 1 : number;
        UNIQUE.getOrDefault(table, List.of()).forEach(c -> row.put(c, c + "-" + told));
        return row;
    }

    /** Neutron's migrations are Alembic's, everybody else's are sqlalchemy-migrate's. */
    static String versionTable(String name, Database database) {
        return database.tables().containsKey(OF_NEUTRON) ? "alembic_version" : "migrate_version";
    }

    static Map<String, String> version(String table, Database database) {
        return table.equals("alembic_version")
                ? Map.of("version_num", database.version() == 1 ? "havana" : "icehouse")
                : Map.of("repository_id", "repo", "version", Integer.toString(database.version()));
    }

    private List<Map<String, String>> schemaRows(String table) {
        List<Map<String, String>> rows = new ArrayList<>();
        databases
                .all()
                .forEach(
                        (name, database) -> {
                            if (table.equals("schemata")) {
                                rows.add(Map.of("schema_name", name));
                                return;
                            }
                            for (String one : tables(name)) {
                                long count = databases.rows(name, one);
                                rows.add(
                                        Map.of(
                                                "table_schema",
                                                name,
                                                "table_name",
                                                one,
                                                "table_rows",
                                                Long.toString(count),
                                                "data_length",
                                                Long.toString(count * 512 + 16384),
                                                "index_length",
                                                "16384",
                                                "table_collation",
                                                database.flaws().latin1().contains(one)
                                                        ? "latin1_swedish_ci"
                                                        : "utf8_general_ci"));
                            }
                        });
        return rows;
    }

    @Override
    public List<String> databases() {
        List<String> names = new ArrayList<>(List.of("information_schema", "mysql"));
        names.addAll(databases.all().keySet());
        names.sort(null);
        return names;
    }

    @Override
    public List<String> tables(String name) {
        Database database = databases.get(name);
        if (database == null || database.version() == 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>(database.tables().keySet());
        names.add(versionTable(name, database));
        names.sort(null);
        return names;
    }

    @Override
    public boolean create(String name) {
        return databases.create(name);
    }

    @Override
    public boolean drop(String name) {
        return databases.drop(name);
    }

    @Override
    public void convert(String name, String table, String charset) {
        Database database = databases.get(name);
        databases.set(name, database.with(database.flaws().charset(table, charset)));
    }

    @Override
    public void insert(String name, String table, Map<String, String> row) {
        if (UNIQUE.containsKey(table)) {
            Database database = databases.get(name);
            databases.set(name, database.with(database.flaws().doubled(table, true)));
        }
        site.cloud().insert(name, table, row);
    }

    @Override
    public void update(
            String name, String table, Map<String, String> row, Map<String, String> set) {
        site.cloud().update(name, table, row, set);
    }

    @Override
    public void delete(String name, String table, Map<String, String> row) {
        Database database = databases.get(name);
        if (table.endsWith("_version")) {
            databases.set(name, database.with(database.flaws().stamped(false)));
        } else if (UNIQUE.containsKey(table)) {
            databases.set(name, database.with(database.flaws().doubled(table, false)));
        }
        site.cloud().delete(name, table, row);
    }
}
