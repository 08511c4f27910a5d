package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Database;
import io.icebridge.simulator.host.machine.Databases;
import io.icebridge.simulator.host.machine.Flaws;
import io.icebridge.simulator.host.machine.Ini;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.machine.Schemas;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The services' own programs for their databases. */
final class SchemaPrograms {
    private static final Map<String, String> FILES =
            Map.of(
                    "heat", "/etc/heat/heat.conf",
                    "ceilometer", "/etc/ceilometer/ceilometer.conf",
                    "trove", "/etc/trove/trove.conf",
                    "keystone", "/etc/keystone/keystone.conf",
                    "glance", "/etc/glance/glance-registry.conf",
                    "cinder", "/etc/cinder/cinder.conf",
                    "neutron", "/etc/neutron/neutron.conf",
                    "nova", "/etc/nova/nova.conf");

    /** Their programs look at the tables' character set first. */
    private static final Set<String> UTF8 = Set.of("keystone", "glance", "heat");

    private SchemaPrograms() {}

    static void addTo(Commands commands) {
        commands.add("openstack-db", "openstack-utils", SchemaPrograms::openstackDb);
        commands.add("keystone-manage", "openstack-keystone", call -> manage(call, "keystone"));
        commands.add("glance-manage", "openstack-glance", call -> manage(call, "glance"));
        commands.add("cinder-manage", "openstack-cinder", call -> manage(call, "cinder"));
        commands.add("heat-manage", "openstack-heat-common", call -> manage(call, "heat"));
        commands.add("trove-manage", "openstack-trove-common", call -> manage(call, "trove"));
        commands.add(
                "ceilometer-dbsync",
                "openstack-ceilometer-common",
                call -> sync(call, "ceilometer"));
        commands.add("nova-manage", "openstack-nova-common", call -> manage(call, "nova"));
        commands.add("neutron-db-manage", "openstack-neutron", SchemaPrograms::neutron);
    }

    /** {@code --update} moves a schema; {@code --init} makes the database as well. */
    private static int openstackDb(Call call) throws IOException {
        String service = Options.value(call, "--service", "");
        if (!FILES.containsKey(service)) {
            return call.fail(1, "Unknown service: " + service);
        }
        if (call.args().contains("--init")) {
            String name = database(call, service);
            if (call.machine().site().databases().get(name) != null) {
                return call.fail(1, "Database '" + name + "' already exists. Aborting.");
            }
            call.machine().site().databases().create(name);
        } else if (!call.args().contains("--update")) {
            return call.fail(1, "one of --init, --update, --drop is needed");
        }
        return service.equals("neutron") ? migrateNeutron(call) : sync(call, service);
    }

    private static int manage(Call call, String service) throws IOException {
        String what = String.join(" ", call.operands());
        return switch (what) {
            case "db_sync", "db sync" -> sync(call, service);
            case "db_version", "db version" -> version(call, service);
            case "token_flush" -> flush(call);
            case "service list" -> NovaServices.list(call, database(call, "nova"));
            default -> call.fail(2, "unknown command: " + what);
        };
    }

    private static int version(Call call, String service) throws IOException {
        Database database = call.machine().site().databases().get(database(call, service));
        if (database == null) {
            return call.fail(1, "OperationalError: no such database");
        }
        call.say(Integer.toString(database.version()));
        return 0;
    }

    /** Old releases keep every token ever issued. */
    private static int flush(Call call) throws IOException {
        String driver =
                new Ini(call.files().text(FILES.get("keystone")))
                        .options()
                        .getOrDefault("token/driver", "");
        if (driver.matches(".*\\.(memcache|kvs)\\..*")) {
            return call.fail(
                    1, "NotImplemented: The action you have requested has not been implemented.");
        }
        Databases databases = call.machine().site().databases();
        String name = database(call, "keystone");
        Database database = databases.get(name);
        if (database == null || !databases.up()) {
            return call.fail(1, "OperationalError: (2003) Can't connect to MySQL server");
        }
        call.machine().pace().seconds(5);
        databases.set(
                name,
                database.with("token", Math.min(120, database.tables().getOrDefault("token", 0L))));
        return 0;
    }

    private static int neutron(Call call) throws IOException {
        List<String> words = Options.operands(call, "--config-file");
        if (!call.args().contains("--config-file")) {
            return call.fail(1, "--config-file is needed");
        }
        return switch (words.get(0)) {
            case "upgrade" -> migrateNeutron(call);
            case "stamp" -> stamp(call);
            case "current" -> {
                Database database =
                        call.machine().site().databases().get(database(call, "neutron"));
                String known = database.version() == 1 ? "havana" : "icehouse (head)";
                call.say(
                        "Current revision for mysql://neutron:s1te@db/neutron: "
                                + (database.flaws().unstamped() ? "None" : known));
                yield 0;
            }
            default -> call.fail(2, "unknown command: " + words.get(0));
        };
    }

    private static int stamp(Call call) throws IOException {
        Databases databases = call.machine().site().databases();
        String name = database(call, "neutron");
        Database database = databases.get(name);
        databases.set(name, database.with(database.flaws().stamped(true)));
        return 0;
    }

    /** Agents and servers that still run hold locks on the tables that change. */
    private static int migrateNeutron(Call call) throws IOException {
        String name = database(call, "neutron");
        List<String> running =
                call.machine().site().machines().stream()
                        .filter(
                                m ->
                                        name.equals(m.site().layout().schema("neutron"))
                                                && m.units().all().stream()
                                                        .anyMatch(
                                                                u ->
                                                                        u.startsWith("neutron-")
                                                                                && m.units()
                                                                                        .isRunning(
                                                                                                u)))
                        .map(Machine::name)
                        .toList();
        if (!running.isEmpty()) {
            return call.fail(
                    1,
                    "OperationalError: (1205, 'Lock wait timeout exceeded'): neutron still runs on "
                            + String.join(", ", running));
        }
        return sync(call, "neutron");
    }

    private static int sync(Call call, String service) throws IOException {
        Databases databases = call.machine().site().databases();
        String name = database(call, service);
        Database database = databases.get(name);
        if (!databases.up() || database == null) {
            return call.fail(1, "OperationalError: (1049) Unknown database '" + name + "'");
        }
        Schemas.Schema schema = call.machine().site().schemas().of(service);
        String version = call.machine().packages().version(schema.packageName());
        if (version == null) {
            return call.fail(127, schema.packageName() + " is not installed");
        }
        int wanted = schema.wanted(version);
        if (database.version() > wanted) {
            return call.fail(1, "KeyError: <VerNum(" + database.version() + ")>");
        }
        String refusal = wanted > schema.havana() ? refusal(service, database) : "";
        if (!refusal.isEmpty()) {
            return call.fail(1, refusal);
        }
        if (database.version() < wanted) {
            call.machine().pace().seconds(3 + database.rows() / 1000.0);
            databases.migrate(name, schema, wanted);
        }
        return 0;
    }

    /** What the new release's migrations do not take. */
    private static String refusal(String service, Database database) {
        Flaws flaws = database.flaws();
        if (UTF8.contains(service) && !flaws.latin1().isEmpty()) {
            return "ValueError: Tables \"%s\" have non utf8 collation, please make sure all tables are CHARSET=utf8"
                    .formatted(String.join(",", new TreeSet<>(flaws.latin1())));
        }
        if (flaws.unstamped()) {
            return "OperationalError: (OperationalError) (1050, \"Table 'agents' already exists\")";
        }
        return flaws.doubled().isEmpty()
                ? ""
                : "IntegrityError: (IntegrityError) (1062, \"Duplicate entry 'DHCP agent-net-1' for key 'uniq_agents0agent_type0host'\")";
    }

    private static String database(Call call, String service) throws IOException {
        return Databases.named(new Ini(call.files().text(FILES.get(service))).options());
    }
}
