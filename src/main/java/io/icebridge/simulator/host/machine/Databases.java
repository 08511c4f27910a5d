package io.icebridge.simulator.host.machine;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one database server of a cloud. */
public final class Databases {
    private static final Pattern URL =
            Pattern.compile("\\w+(\\+\\w+)?://[^@]*@([^/:]+)(:\\d+)?/([A-Za-z0-9_]+).*");
    private static final List<String> OPTIONS =
            List.of("database/connection", "DEFAULT/sql_connection", "sql/connection");

    private final Site site;
    private final SortedMap<String, Database> all = new ConcurrentSkipListMap<>();

    Databases(Site site) {
        this.site = site;
    }

    /** The database that a service's options name; empty when none. */
    public static String named(Map<String, String> options) {
        for (String option : OPTIONS) {
            Matcher url = URL.matcher(unquoted(value(options, option)));
            if (url.matches()) {
                return url.group(4);
            }
        }
        return "";
    }

    /** Groups are compared as oslo.config does. */
    private static String value(Map<String, String> options, String option) {
        return options.entrySet().stream()
                .filter(o -> o.getKey().equalsIgnoreCase(option))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String unquoted(String value) {
        return value.replaceAll("^([\"'])(.*)\\1$", "$2");
    }

    /** Whether the server runs. */
    public boolean up() {
        return site.machines().stream().anyMatch(m -> m.units().isRunning("mysqld"));
    }

    public SortedMap<String, Database> all() {
        return new TreeMap<>(all);
    }

    /** A database, or null. */
    public Database get(String name) {
        return all.get(name);
    }

    /** False when it was there already. */
    public boolean create(String name) {
        boolean fresh = all.putIfAbsent(name, Database.empty()) == null;
        if (fresh) {
            site.cloud().databaseCreated(name);
        }
        return fresh;
    }

    public boolean drop(String name) {
        boolean was = all.remove(name) != null;
        if (was) {
            site.cloud().databaseDropped(name);
        }
        return was;
    }

    public void set(String name, Database database) {
        all.put(name, database);
    }

    /** Puts a dump's content into a database. */
    public void restore(String name, Database content) {
        Database before = all.get(name);
        all.put(name, content.lively(before != null && before.live()));
        site.cloud().databaseRestored(name);
    }

    /** Moves a schema; a new one gets its tables. */
    public void migrate(String name, Schemas.Schema schema, int version) {
        Database old = all.get(name);
        Database moved = old.at(version).lively(true);
        if (old.version() == 0) {
            for (String table : schema.tables().keySet()) {
                moved = moved.with(table, 0);
            }
        }
        all.put(name, moved);
        site.cloud().schemaChanged(name, version);
    }

    /** How many rows a table has: in the cloud's own state, or else here. */
    public long rows(String name, String table) {
        Database database = all.get(name);
        boolean asked = database != null && database.live();
        int live = asked ? site.cloud().rows(name, table).size() : 0;
        long kept = database == null ? 0 : database.tables().getOrDefault(table, 0L);
        return live > 0 ? live : kept;
    }

    /** Why a unit cannot start with its database as it is, or null. */
    String refusal(ServiceFacts facts) {
        Schemas.Schema schema = site.schemas().of(Schemas.service(facts.unit()));
        boolean needs =
                !facts.database().isEmpty()
                        && schema != null
                        && !facts.unit().equals("openstack-nova-compute")
                        && !(facts.unit().startsWith("neutron-")
                                && !facts.unit().equals("neutron-server"));
        if (!needs) {
            return null;
        }
        Database database = all.get(facts.database());
        if (!up() || database == null) {
            return "OperationalError: database " + facts.database() + " cannot be reached";
        }
        int wanted = schema.wanted(facts.version());
        return database.version() >= wanted
                ? null
                : "the schema of database %s is not in sync: version %d, wanted %d"
                        .formatted(facts.database(), database.version(), wanted);
    }
}
