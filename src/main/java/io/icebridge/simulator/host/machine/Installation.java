package io.icebridge.simulator.host.machine;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts packages on a host as RPM does, with its rules for configuration files. */
public final class Installation {
    private final Machine machine;

    public Installation(Machine machine) {
        this.machine = machine;
    }

    /** Whether a package is there in the version that the repositories have. */
    public boolean latest(String name) {
        String version = machine.packages().version(name);
        return version != null && version.equals(machine.packages().offered(name));
    }

    /** Packages with what they require and is not there in its latest version, that first. */
    public List<String> withRequired(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(n -> require(n, all));
        return List.copyOf(all);
    }

    private void require(String name, Set<String> all) {
        PackageCatalog.Item item = machine.site().catalog().item(name);
        if (item == null || all.contains(name)) {
            return;
        }
        for (String needed : item.required()) {
            if (!latest(needed)) {
                require(needed, all);
            }
        }
        all.add(name);
    }

    /**
     * Moves packages to these versions, newer or older.
     *
     * @return the paths of {@code .rpmnew} files that it left
     * @throws FileSystemException when the disk is full; what was moved until then stays moved
     */
    public List<String> move(Map<String, String> versions) throws FileSystemException {
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, String> move : versions.entrySet()) {
            if (machine.files().isFull()) {
                throw new FileSystemException("/var/cache/yum", null, "No space left on device");
            }
            PackageCatalog.Item item = machine.site().catalog().item(move.getKey());
            String before = machine.packages().version(item.name());
            for (String file : item.files()) {
                left.addAll(place(file, before, move.getValue()));
            }
            machine.packages().put(item.name(), move.getValue());
            item.units().forEach(this::script);
            restart(item);
        }
        machine.site().cloud().packagesChanged(machine.name(), machine.packages().installed());
        return left;
    }

    private void script(String unit) {
        machine.files().install("/etc/init.d/" + unit, "#!/bin/sh\n# chkconfig: - 98 02\n");
    }

    /**
     * The packages' scripts restart what runs, and what they replace under nova-compute kills it.
     */
    private void restart(PackageCatalog.Item item) {
        for (String unit : item.units()) {
            if (machine.units().isRunning(unit)) {
                machine.units().stop(unit);
                machine.units().start(unit);
            }
        }
        if (item.name().equals("python-glanceclient")) {
            machine.units().stop("openstack-nova-compute");
        }
    }

    /** An unchanged file is replaced; a changed one stays, with the package's one beside it. */
    private List<String> place(String path, String before, String after)
            throws FileSystemException {
        byte[] fresh = packaged(path, after).getBytes(StandardCharsets.UTF_8);
        if (!machine.files().exists(path)) {
            machine.files().install(path, packaged(path, after));
            return List.of();
        }
        byte[] present = machine.files().read(path);
        byte[] original =
                before == null ? null : packaged(path, before).getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(original, fresh) || Arrays.equals(present, fresh)) {
            return List.of();
        }
        if (Arrays.equals(present, original)) {
            machine.files().write(path, fresh);
            return List.of();
        }
        machine.files().write(path + ".rpmnew", fresh);
        return List.of(path + ".rpmnew");
    }

    /** A configuration file as a package of this version brings it. */
    public static String packaged(String path, String version) {
        String text = Resources.text(release(path, version) + path);
        return text == null ? "" : text;
    }

    private static String release(String path, String version) {
        boolean old =
                version.startsWith("2013.2")
                        || path.startsWith("/etc/swift/") && version.startsWith("1.10");
        return old ? "havana" : "icehouse";
    }

    /** Removes a package; its changed configuration stays as {@code .rpmsave}. */
    public void erase(String name) throws FileSystemException {
        PackageCatalog.Item item = machine.site().catalog().item(name);
        for (String unit : item.units()) {
            machine.units().stop(unit);
            machine.units().enable(unit, false);
            machine.files().remove("/etc/init.d/" + unit);
        }
        for (String file : item.files()) {
            if (machine.files().exists(file)) {
                machine.files().copy(file, file + ".rpmsave");
                machine.files().remove(file);
            }
        }
        machine.packages().erase(name);
        machine.site().cloud().packagesChanged(machine.name(), machine.packages().installed());
    }
}
