package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What its owner did to a server between its saving and its lock, or in spite of the lock: it would
 * be left behind, and nobody would miss it, since the new server is held against what was saved.
 */
final class SinceSaved {
    private final Definition saved;
    private final List<String> changes = new ArrayList<>();

    SinceSaved(Definition saved) {
        this.saved = saved;
    }

    /**
     * @throws io.icebridge.runbook.StepFailure that names what has changed
     */
    void nothingChanged(Server now) {
        Server old = saved.server();
        Set<String> known = Set.copyOf(old.volumeIds());
        now.volumeIds().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> changes.add("volume " + id + " was attached"));
        if (saved.ports().isEmpty()) {
            floating(now);
        }
        same("name", old.name(), now.name());
        same("flavor", old.flavorId(), now.flavorId());
        same("metadata", old.metadata(), now.metadata());
        if (!changes.isEmpty()) {
            throw Crossing.proof(
                    "the old server was changed after it had been saved: %s. Undo its move, then try again, so that it is saved as it is now"
                            .formatted(String.join("; ", changes)));
        }
    }

    /** Neutron's stay on their port, wherever that goes. */
    private void floating(Server now) {
        Set<String> known =
                saved.floating().stream().map(FloatingAddress::ip).collect(Collectors.toSet());
        now.addresses().stream()
                .filter(Server.Address::floating)
                .map(Server.Address::ip)
                .filter(ip -> !known.contains(ip))
                .forEach(ip -> changes.add("floating address " + ip + " was assigned"));
    }

    /** Values of metadata may hold its owner's secrets. */
    private void same(String what, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add("its " + what + " is another");
        }
    }
}
