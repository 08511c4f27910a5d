package io.icebridge.simulator.host.machine;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** A host's services: which are there, enabled, and running with what. */
public final class Units {
    private static final String KEYSTONE = "openstack-keystone";
    private static final String WSGI = "/etc/httpd/conf.d/wsgi-keystone.conf";

    private final Machine machine;
    private final Set<String> enabled = new ConcurrentSkipListSet<>();
    private final Map<String, ServiceFacts> running = new ConcurrentHashMap<>();

    Units(Machine machine) {
        this.machine = machine;
    }

    /** The units that installed packages bring. */
    public List<String> all() {
        List<String> units = new ArrayList<>();
        machine.site().catalog().items().stream()
                .filter(i -> machine.packages().has(i.name()))
                .forEach(i -> units.addAll(i.units()));
        return units.stream().sorted().toList();
    }

    public boolean exists(String unit) {
        return all().contains(unit);
    }

    public boolean isEnabled(String unit) {
        return enabled.contains(unit);
    }

    public void enable(String unit, boolean yes) {
        if (yes) {
            enabled.add(unit);
        } else {
            enabled.remove(unit);
        }
    }

    public boolean isRunning(String unit) {
        return running.containsKey(unit);
    }

    /** What a running unit read when it started; null when it does not run. */
    public ServiceFacts running(String unit) {
        return running.get(unit);
    }

    /**
     * Starts a unit.
     *
     * @return why it does not start, or null when it runs
     */
    public String start(String unit) {
        if (isRunning(unit)) {
            return null;
        }
        ServiceFacts facts;
        try {
            facts = facts(unit);
        } catch (FileSystemException e) {
            return e.getFile() + ": " + e.getReason();
        }
        String reason = machine.site().databases().refusal(facts);
        if (reason == null) {
            running.put(unit, facts);
            machine.site().cloud().serviceStarted(facts);
            if (carriesKeystone(unit)) {
                return start(KEYSTONE);
            }
        }
        return reason;
    }

    /** False when it did not run. */
    public boolean stop(String unit) {
        ServiceFacts facts = running.remove(unit);
        if (facts != null) {
            machine.site().cloud().serviceStopped(facts);
            if (carriesKeystone(unit)) {
                stop(KEYSTONE);
            }
        }
        return facts != null;
    }

    /** Apache can run Keystone in itself. */
    private boolean carriesKeystone(String unit) {
        Files files = machine.files();
        return unit.equals("httpd")
                && machine.packages().has(KEYSTONE)
                && files.exists(WSGI)
                && carries(files);
    }

    private static boolean carries(Files files) {
        try {
            return files.text(WSGI).contains("WSGIScriptAlias");
        } catch (FileSystemException unreadable) {
            return false;
        }
    }

    /** What a unit reads when it starts now. */
    public ServiceFacts facts(String unit) throws FileSystemException {
        PackageCatalog.Item item = machine.site().catalog().bringing(unit);
        String version = machine.packages().version(item.name());
        String file = configuration(unit, item);
        Map<String, String> options =
                file.isEmpty() ? Map.of() : new Ini(machine.files().text(file)).options();
        return new ServiceFacts(
                machine.name(),
                unit,
                version.replaceFirst("-.*", ""),
                Databases.named(options),
                options);
    }

    private static String configuration(String unit, PackageCatalog.Item item) {
        if (unit.startsWith("openstack-nova-")) {
            return "/etc/nova/nova.conf";
        }
        if (unit.startsWith("neutron-")) {
            return "/etc/neutron/neutron.conf";
        }
        return item.files().stream()
                .filter(f -> f.endsWith(".conf") && unit.startsWith("openstack-"))
                .filter(f -> !unit.endsWith("-registry") || f.contains("registry"))
                .findFirst()
                .orElse("");
    }
}
