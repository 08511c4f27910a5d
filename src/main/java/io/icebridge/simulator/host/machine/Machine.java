package io.icebridge.simulator.host.machine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One simulated host. */
public final class Machine {
    private final HostSpec spec;
    private final Site site;
    private final Files files;
    private final Packages packages;
    private final Units units;
    private final Bridges bridges = new Bridges();
    private final Processes processes;
    private final Map<String, Machine> inner = new ConcurrentHashMap<>();

    Machine(HostSpec spec, Site site) {
        this.spec = spec;
        this.site = site;
        this.files = new Files(site.clock());
        this.packages = new Packages(site.catalog());
        this.units = new Units(this);
        this.processes = new Processes(site.executor());
    }

    public String name() {
        return spec.name();
    }

    public HostSpec spec() {
        return spec;
    }

    /** A system of its own in a folder of this one, on the same network. */
    public Machine inner(String folder) {
        return inner.computeIfAbsent(folder, f -> new Machine(spec, site));
    }

    public Site site() {
        return site;
    }

    public Files files() {
        return files;
    }

    public Packages packages() {
        return packages;
    }

    public Units units() {
        return units;
    }

    public Bridges bridges() {
        return bridges;
    }

    public Processes processes() {
        return processes;
    }

    /** Cuts the power: what runs ends in the middle; what is enabled runs again afterwards. */
    public void crash() {
        processes.killAll();
        units.all().forEach(units::stop);
        units.all().stream().filter(units::isEnabled).forEach(units::start);
    }

    public Pace pace() {
        return site.pace();
    }
}
