package io.icebridge.simulator.nova;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A compute node: its service, and the hypervisor behind it. */
public final class Node {

    final int id;
    final String host;
    final int ram;
    final int vcpus;
    final int disk;
    boolean up = true;

    /** When Nova sees that the node is cut off, whatever runs on it; null while it is not. */
    Instant noticed;

    final List<Runnable> told = new ArrayList<>();

    boolean enabled = true;
    boolean patient;

    /** Where its nova.conf sends those who want to see a console; empty for none. */
    String consoles = NovaRegion.USUAL_CONSOLES;

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

    /** In Nova's eyes. */
    boolean up(Instant now) {
        return up && (noticed == null || now.isBefore(noticed));
    }

    /** Its last heartbeat. */
    Instant heard(Instant now) {
        return up && noticed == null ? now : heard;
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
