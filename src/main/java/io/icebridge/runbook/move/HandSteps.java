package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Regions;
import java.util.ArrayList;
import java.util.List;

/**
 * What remains for a person who moves a server by hand, as commands of the two releases' own
 * clients, in the order in which the runbook moves one (S2 to S14).
 */
final class HandSteps {
    private final Definition saved;
    private final Standing standing;
    private final Regions regions;
    private final List<String> steps = new ArrayList<>();

    HandSteps(Definition saved, Standing standing, Regions regions) {
        this.saved = saved;
        this.standing = standing;
        this.regions = regions;
    }

    List<String> all() {
        standing.old().ifPresent(this::hold);
        // a root volume cannot stand in both regions
        boolean deleteFirst = saved.server().volumeBacked();
        if (deleteFirst) {
            deleteOld("");
        }
        if (standing.fresh().isEmpty()) {
            for (Nic nic : saved.nics()) {
                if (!nic.fixedIp().isEmpty()) {
                    fresh("fixed-ip-unreserve", nic.fixedIp());
                }
            }
            steps.addAll(new HandBoot(saved, standing, regions).commands());
        }
        String newId = standing.fresh().map(Server::id).orElse("NEW");
        dress(newId);
        if (!deleteFirst) {
            letGoOfPorts();
            deleteOld("  # when the new server is as this one was, not before");
            bind(newId);
        }
        steps.add("# then choose that it was done by hand, and give the new server's id");
        return steps;
    }

    private void hold(Server old) {
        rest(old);
        if (old.volumeBacked()) {
            add("cinder snapshot-create --force True", saved.rootVolumeId());
            steps.add("# of which there is a snapshot, no volume goes with its server");
        } else if (standing.snapshot().isEmpty()) {
            old("image-create --poll", old.id(), HandBoot.image(old));
        }
        for (Attachment volume : saved.dataVolumes()) {
            if (old.volumeIds().contains(volume.volumeId())) {
                old("volume-detach", old.id(), volume.volumeId());
            }
        }
        for (Port port : saved.ports()) {
            Port now = standing.ports().get(port.id());
            if (now != null && now.deviceId().equals(old.id())) {
                add("neutron port-update", port.id(), "--device-id '' --device-owner ''");
            }
        }
        for (FloatingAddress address : saved.floating()) {
            old("floating-ip-disassociate", old.id(), address.ip());
            old("floating-ip-delete", address.ip());
            old("floating-ip-bulk-delete", address.ip());
        }
    }

    /** What is in the memory of a paused or suspended server does not move. */
    private void rest(Server old) {
        if (!standing.begun()) {
            old("lock", old.id());
        }
        if (old.status().equals("PAUSED")) {
            old("unpause", old.id());
        }
        if (old.status().equals("SUSPENDED")) {
            old("resume", old.id());
        }
        if (!old.status().equals("SHUTOFF")) {
            old("stop", old.id());
        }
    }

    private void dress(String newId) {
        List<String> there = standing.fresh().map(Server::volumeIds).orElse(List.of());
        for (Attachment volume : saved.dataVolumes()) {
            if (!there.contains(volume.volumeId())) {
                fresh("volume-attach", newId, volume.volumeId(), volume.device());
            }
        }
        for (FloatingAddress address : saved.floating()) {
            String where = "--pool " + address.pool() + " --interface " + address.interfaceName();
            fresh("floating-ip-bulk-create", where, address.ip());
            fresh("floating-ip-create", address.pool());
            steps.add("# which must have given " + address.ip());
            fresh("floating-ip-associate", newId, address.ip());
        }
        if (saved.facts().locked()) {
            fresh("lock", newId);
        }
        if (!saved.wasRunning()) {
            fresh("stop", newId);
        }
    }

    private void letGoOfPorts() {
        if (standing.old().isPresent() && !saved.ports().isEmpty()) {
            steps.add("# wait until nova show lists no address of the old server, about a minute");
        }
    }

    /** What the old server's record still lists, its deletion takes off the new one (section 8). */
    private void bind(String newId) {
        for (Port port : saved.ports()) {
            Port now = standing.ports().get(port.id());
            boolean there = now != null && now.deviceId().equals(newId);
            if (standing.old().isPresent() || !there) {
                add(
                        "neutron port-update",
                        port.id(),
                        "--device-id",
                        newId,
                        "--device-owner compute:nova --binding:host_id NODE",
                        " # NODE is where the new server runs");
            }
        }
    }

    private void deleteOld(String remark) {
        standing.old().ifPresent(old -> old("delete", old.id() + remark));
    }

    private void old(String... words) {
        add(nova(saved, regions.old()), words);
    }

    private void fresh(String... words) {
        add(nova(saved, regions.fresh()), words);
    }

    static String nova(Definition saved, String region) {
        return "nova --os-tenant-id %s --os-region-name %s"
                .formatted(saved.server().projectId(), region);
    }

    private void add(String command, String... words) {
        steps.add(command + " " + String.join(" ", words));
    }
}
