package io.icebridge.simulator.nova;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flavor; sizes in MiB and GiB. */
public final class Flavor {

    final String id;
    final String name;
    final int ram;
    final int vcpus;
    final int disk;
    final int ephemeral;
    final int swap;
    final double rxtx;
    final boolean isPublic;
    final Map<String, String> extraSpecs = new LinkedHashMap<>();
    final Set<String> tenants = new LinkedHashSet<>();

    public Flavor(
            String id,
            String name,
            int ram,
            int vcpus,
            int disk,
            int ephemeral,
            int swap,
            double rxtx,
            boolean isPublic) {
        this.id = id;
        this.name = name;
        this.ram = ram;
        this.vcpus = vcpus;
        this.disk = disk;
        this.ephemeral = ephemeral;
        this.swap = swap;
        this.rxtx = rxtx;
        this.isPublic = isPublic;
    }

    /** A public flavor without ephemeral disk or swap. */
    public Flavor(String id, String name, int ram, int vcpus, int disk) {
        this(id, name, ram, vcpus, disk, 0, 0, 1.0, true);
    }

    /** Those that both releases put into a new database together with its tables. */
    public static List<Flavor> ofANewDatabase() {
        return List.of(
                new Flavor("1", "m1.tiny", 512, 1, 1),
                new Flavor("2", "m1.small", 2048, 1, 20),
                new Flavor("3", "m1.medium", 4096, 2, 40),
                new Flavor("4", "m1.large", 8192, 4, 80),
                new Flavor("5", "m1.xlarge", 16384, 8, 160));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public int ram() {
        return ram;
    }

    public int vcpus() {
        return vcpus;
    }

    public int disk() {
        return disk;
    }

    public Map<String, String> extraSpecs() {
        return extraSpecs;
    }

    public Set<String> tenants() {
        return tenants;
    }

    boolean usableBy(String tenantId) {
        return isPublic || tenants.contains(tenantId);
    }
}
