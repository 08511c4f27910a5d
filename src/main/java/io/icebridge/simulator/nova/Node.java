package io.icebridge.simulator.nova;

import java.time.Instant;

/** A compute node: its service, and the hypervisor behind it. */
public final class Node {

    final int id;
    final String host;
    final int ram;
    final int vcpus;
    final int disk;
    boolean up = true;

    /** Cut off for a while, whatever runs on it. */
    boolean out;

    boolean enabled = true;
    boolean patient;
    String disabledReason;
    Instant heard;
    int usedRam;
    int usedVcpus;
    int usedDisk;
    int servers;

    Node(int id, String host, int ram, int vcpus, int disk, Instant heard) {
        this.id = id;
        this.host = host;
        this.ram = ram;
        this.vcpus = vcpus;
        this.disk = disk;
        this.heard = heard;
    }

    public String host() {
        return host;
    }

    public boolean up() {
        return up && !out;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Nova of that time overcommits memory by half and processors sixteenfold. */
    boolean fits(Flavor flavor) {
        return usedRam + flavor.ram <= ram * 3 / 2
                && usedVcpus + flavor.vcpus <= vcpus * 16
                && usedDisk + flavor.disk + flavor.ephemeral <= disk;
    }

    void take(Flavor flavor, int sign) {
        usedRam += sign * flavor.ram;
        usedVcpus += sign * flavor.vcpus;
        usedDisk += sign * (flavor.disk + flavor.ephemeral);
        servers += sign;
    }
}
