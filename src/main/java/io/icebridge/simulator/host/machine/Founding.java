package io.icebridge.simulator.host.machine;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets the hosts up as they stand before the upgrade: Havana, configured and running. */
final class Founding {
    private static final List<String> FIRST = List.of("mysqld", "rabbitmq-server", "openvswitch");
    private static final List<String> NEVER =
            List.of("openstack-nova-console", "openstack-nova-metadata-api");
    private static final List<String> CONTROL =
            List.of(
                    "neutron-server",
                    "neutron-dhcp-agent",
                    "neutron-l3-agent",
                    "neutron-metadata-agent");

    private static final String LINUX_BRIDGE = "linuxbridge";
    private static final Map<String, String> OPTIONAL =
            Map.of(
                    "heat", "orchestration",
                    "ceilometer", "telemetry",
                    "trove", "database-service");

    private final Site site;

    Founding(Site site) {
        this.site = site;
    }

    void begin() {
        for (Schemas.Schema schema : site.schemas().all()) {
            if (here(schema.service())) {
                site.databases()
                        .set(
                                site.layout().schema(schema.service()),
                                new Database(schema.havana(), schema.tables(), true));
            }
        }
        try {
            for (Machine machine : site.machines()) {
                install(machine);
                configure(machine);
            }
        } catch (FileSystemException e) {
            throw new IllegalStateException(e);
        }
        for (String unit : FIRST) {
            site.machines().forEach(m -> start(m, unit));
        }
        site.machines().forEach(m -> m.units().all().forEach(u -> start(m, u)));
    }

    /** Databases of services that only some sites have come with their hosts. */
    private boolean here(String service) {
        String role = OPTIONAL.get(service);
        return role == null
                ? !service.equals("neutron") || site.layout().neutron()
                : !site.layout().with(role).isEmpty();
    }

    private void install(Machine machine) throws FileSystemException {
        Map<String, String> wanted = new TreeMap<>();
        for (PackageCatalog.Item item : site.catalog().items()) {
            if (item.roles().stream().anyMatch(r -> has(machine, item, r))) {
                wanted.put(item.name(), item.havana());
            }
        }
        new Installation(machine).move(wanted);
    }

    private boolean has(Machine machine, PackageCatalog.Item item, String role) {
        boolean networking = item.name().contains("neutron") || item.name().equals("openvswitch");
        if (networking && !site.layout().neutron()) {
            return false;
        }
        boolean bridging = site.layout().agent().equals(LINUX_BRIDGE);
        if (item.name().contains("openvswitch") && bridging) {
            return false;
        }
        if (role.equals(LINUX_BRIDGE)) {
            return bridging && (machine.spec().is("network") || machine.spec().is("compute"));
        }
        boolean novaNetwork =
                role.equals("nova-network")
                        && !site.layout().neutron()
                        && (machine.spec().is("compute") || machine.spec().is("nova-controller"));
        return role.equals("*") || machine.spec().is(role) || novaNetwork;
    }

    private void configure(Machine machine) throws FileSystemException {
        Files files = machine.files();
        for (String line : Resources.lines("site.txt")) {
            String[] columns = filled(line, machine).split("\\s+", 4);
            if (files.exists(columns[0]) && wanted(columns[2])) {
                Ini ini = new Ini(files.text(columns[0]));
                ini.set(columns[1], columns[2], columns[3]);
                files.write(columns[0], ini.text());
            }
        }
        dashboard(machine);
        String bridges = "/etc/neutron/plugins/linuxbridge/linuxbridge_conf.ini";
        if (files.exists(bridges)) {
            files.install("/etc/neutron/plugin.ini", files.text(bridges));
        }
        String plugin = "/etc/neutron/plugins/openvswitch/ovs_neutron_plugin.ini";
        if (files.exists(plugin)) {
            files.install("/etc/neutron/plugin.ini", files.text(plugin));
            machine.bridges().add("br-int");
            machine.bridges().add("br-tun");
        }
        files.install("/root/.my.cnf", "[client]\nuser=root\npassword=s1te\n");
    }

    private boolean wanted(String option) {
        return site.layout().neutron()
                || !(option.startsWith("neutron_") || option.equals("network_api_class"));
    }

    private void dashboard(Machine machine) throws FileSystemException {
        String path = "/etc/openstack-dashboard/local_settings";
        if (!machine.files().exists(path)) {
            return;
        }
        String text = machine.files().text(path);
        for (String line : Resources.text("dashboard.txt").lines().skip(1).toList()) {
            String[] change = filled(line, machine).split(" => ");
            text = text.replace(change[0], change[1]);
        }
        machine.files().write(path, text);
    }

    private String filled(String line, Machine machine) {
        String filled = line.replace("{host}", machine.name()).replace("{address}", machine.name());
        for (String role : List.of("identity", "database", "image", "network", "nova-controller")) {
            List<String> hosts = site.layout().with(role).stream().map(h -> h.name()).toList();
            filled = filled.replace("{" + role + "}", hosts.isEmpty() ? "localhost" : hosts.get(0));
        }
        for (Schemas.Schema schema : site.schemas().all()) {
            filled =
                    filled.replace(
                            "{schema-of-" + schema.service() + "}",
                            site.layout().schema(schema.service()));
        }
        return filled;
    }

    private void start(Machine machine, String unit) {
        boolean misplaced = CONTROL.contains(unit) && !machine.spec().is("network");
        if (!machine.units().exists(unit) || NEVER.contains(unit) || misplaced) {
            return;
        }
        machine.units().enable(unit, true);
        String reason = machine.units().start(unit);
        if (reason != null) {
            throw new IllegalStateException(machine.name() + ": " + unit + ": " + reason);
        }
    }
}
