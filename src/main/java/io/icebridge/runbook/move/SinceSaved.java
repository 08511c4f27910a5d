package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
            addresses(now);
            same("security groups", groups(old), groups(now));
        }
        if (old.detail().told() && now.detail().told()) {
            same("description", old.detail().description(), now.detail().description());
            same("tags", old.detail().tags(), now.detail().tags());
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

    /** Those that a lock does not keep its owner from changing. */
    private static Set<String> groups(Server server) {
        return Set.copyOf(server.securityGroups());
    }

    /** Neutron's stay on their port, wherever that goes; a deletion may have taken some off. */
    private void addresses(Server now) {
        Set<String> known = new HashSet<>();
        saved.floating().forEach(address -> known.add(address.ip()));
        saved.server().addresses().forEach(address -> known.add(address.ip()));
        now.addresses().stream()
                .filter(address -> !known.contains(address.ip()))
                .forEach(
                        address ->
                                changes.add(
                                        "%s address %s was %s"
                                                .formatted(
                                                        address.floating() ? "floating" : "fixed",
                                                        address.ip(),
                                                        address.floating()
                                                                ? "assigned"
                                                                : "added")));
    }

    /** Values of metadata may hold its owner's secrets. */
    private void same(String what, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add("its " + what + (what.endsWith("s") ? " are others" : " is another"));
        }
    }
}
