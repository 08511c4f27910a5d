package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Program;
import io.icebridge.simulator.host.shell.Programs;
import java.util.HashMap;
import java.util.Map;

/** Every program, by name, and the package without which a host does not have it. */
public final class Commands implements Programs {
    private final Map<String, Program> programs = new HashMap<>();
    private final Map<String, String> packages = new HashMap<>();

    public Commands() {
        TextPrograms.addTo(this);
        FilterPrograms.addTo(this);
        FilePrograms.addTo(this);
        CopyPrograms.addTo(this);
        ArchivePrograms.addTo(this);
        SystemPrograms.addTo(this);
        ProcessPrograms.addTo(this);
        ServicePrograms.addTo(this);
        PackagePrograms.addTo(this);
        DatabasePrograms.addTo(this);
        SchemaPrograms.addTo(this);
        NodePrograms.addTo(this);
        PythonPrograms.addTo(this);
        add("openstack-config", "openstack-utils", new OpenstackConfig());
    }

    void add(String name, Program program) {
        programs.put(name, program);
    }

    void add(String name, String packageName, Program program) {
        programs.put(name, program);
        packages.put(name, packageName);
    }

    @Override
    public Program find(String name, Machine machine) {
        String needed = packages.get(name);
        boolean there = needed == null || machine.packages().has(needed);
        return there ? programs.get(name) : null;
    }
}
