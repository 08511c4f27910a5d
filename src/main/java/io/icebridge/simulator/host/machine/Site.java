package io.icebridge.simulator.host.machine;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** All hosts of a simulated cloud, and what they share. */
public final class Site {
    private final HostLayout layout;
    private final CloudSide cloud;
    private final Pace pace;
    private final Executor executor;
    private final Clock clock;
    private final HostFaults faults;
    private final Map<String, AtomicLong> commands = new ConcurrentHashMap<>();
    private final PackageCatalog catalog = new PackageCatalog();
    private final Schemas schemas = new Schemas();
    private final Databases databases = new Databases(this);
    private final Map<String, Machine> machines = new LinkedHashMap<>();

    /** Sets the hosts up as a Havana site has them, and starts their services. */
    public Site(HostLayout layout, CloudSide cloud, Pace pace, Executor executor, Clock clock) {
        this(layout, cloud, pace, executor, clock, HostFaults.NONE);
    }

    /** The same, with what goes wrong. */
    public Site(
            HostLayout layout,
            CloudSide cloud,
            Pace pace,
            Executor executor,
            Clock clock,
            HostFaults faults) {
        this.layout = layout;
        this.cloud = cloud;
        this.pace = pace;
        this.executor = executor;
        this.clock = clock;
        this.faults = faults;
        layout.hosts().forEach(h -> machines.put(h.name(), new Machine(h, this)));
        new Founding(this).begin();
    }

    public HostLayout layout() {
        return layout;
    }

    public CloudSide cloud() {
        return cloud;
    }

    public Pace pace() {
        return pace;
    }

    public Executor executor() {
        return executor;
    }

    public Clock clock() {
        return clock;
    }

    /** What goes wrong with the next command of a host. */
    public HostFault fault(String host, String line) {
        AtomicLong count = commands.computeIfAbsent(host, h -> new AtomicLong());
        return faults.on(host, line, count.getAndIncrement());
    }

    public PackageCatalog catalog() {
        return catalog;
    }

    public Schemas schemas() {
        return schemas;
    }

    public Databases databases() {
        return databases;
    }

    public Collection<Machine> machines() {
        return machines.values();
    }

    /** A host, or null. */
    public Machine machine(String name) {
        return machines.get(name);
    }
}
