package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.machine.Units;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/** {@code nova-manage service list}: the services that work with one Nova database. */
final class NovaServices {
    /** These do not report to the database. */
    private static final List<String> SILENT =
            List.of(
                    "openstack-nova-api",
                    "openstack-nova-novncproxy",
                    "openstack-nova-metadata-api");

    private NovaServices() {}

    static int list(Call call, String database) throws IOException {
        String form = "%-16s %-36s %-16s %-10s %-5s %s";
        call.say(form.formatted("Binary", "Host", "Zone", "Status", "State", "Updated_At"));
        for (Machine machine : call.machine().site().machines()) {
            for (String unit : machine.units().all()) {
                if (unit.startsWith("openstack-nova-")
                        && !SILENT.contains(unit)
                        && uses(machine.units(), unit, database)) {
                    boolean compute = unit.endsWith("-compute");
                    call.say(
                            form.formatted(
                                    unit.replace("openstack-", ""),
                                    machine.name(),
                                    compute ? "nova" : "internal",
                                    "enabled",
                                    machine.units().isRunning(unit) ? ":-)" : "XXX",
                                    call.machine().site().clock().instant()));
                }
            }
        }
        return 0;
    }

    private static boolean uses(Units units, String unit, String database) {
        try {
            boolean counts = units.isRunning(unit) || units.isEnabled(unit);
            return counts
                    && (units.isRunning(unit) ? units.running(unit) : units.facts(unit))
                            .database()
                            .equals(database);
        } catch (FileSystemException e) {
            return false;
        }
    }
}
