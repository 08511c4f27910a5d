package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Volume;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nova says which volumes a server has; whether each can be taken off and put on again, only Cinder
 * does (P23). One that is stuck would be found when the server is stopped, and keep it from going
 * either way.
 */
final class VolumeObstacle implements Obstacle {
    private static final String ON = "in-use";

    private final Inventory inventory;
    private final boolean sharedVolumes;

    /**
     * @param sharedVolumes whether the new server can get one that several servers have
     */
    VolumeObstacle(Inventory inventory, boolean sharedVolumes) {
        this.inventory = inventory;
        this.sharedVolumes = sharedVolumes;
    }

    @Override
    public List<Reason> against(Server server) {
        Set<String> ids = new LinkedHashSet<>(server.volumeIds());
        List<Reason> reasons = new ArrayList<>();
        Set<String> gone = new TreeSet<>(ids);
        gone.removeAll(inventory.volumes().keySet());
        if (!gone.isEmpty()) {
            reasons.add(
                    new Reason(
                            "volume-gone",
                            "Nova has volume %s on it, which Cinder does not know"
                                    .formatted(String.join(", ", gone)),
                            "let Nova detach it, or choose by-hand"));
        }
        List<Volume> there =
                ids.stream()
                        .filter(inventory.volumes()::containsKey)
                        .map(inventory.volumes()::get)
                        .toList();
        add(
                reasons,
                "volume-state",
                there.stream().filter(v -> !usual(v, server)).toList(),
                "is not in-use in Cinder but %s, in which it can neither be detached nor attached",
                "find out where it really is attached and let Cinder's administrator set its state"
                        + " right (cinder reset-state), or choose by-hand");
        add(
                reasons,
                "volume-elsewhere",
                there.stream().filter(v -> v.status().equals(ON) && !itsOwn(v, server)).toList(),
                "is by Cinder's word not on this server, or not on this one alone",
                "let Nova and Cinder agree on it, or choose by-hand");
        add(
                reasons,
                "volume-project",
                there.stream().filter(foreign(server)).toList(),
                "belongs to another project, whose volumes its own may not attach",
                "let its owner give it to the server's project (cinder transfer-create), or choose"
                        + " by-hand");
        add(
                reasons,
                "volume-read-only",
                there.stream().filter(Volume::readOnly).toList(),
                "is read-only, which a new attachment may not keep",
                "let its owner make it writable (cinder readonly-mode-update), or choose by-hand");
        add(
                reasons,
                "volume-encrypted",
                there.stream().filter(Volume::encrypted).toList(),
                "is encrypted, and the new region's Nova can open it only with the same key manager",
                "give the new Nova the old one's keymgr section, then answer for it, or choose"
                        + " by-hand");
        shared(reasons, server, there.stream().filter(Volume::shared).toList());
        return reasons;
    }

    /** Those that several servers may have (multiattach). */
    private void shared(List<Reason> reasons, Server server, List<Volume> shared) {
        if (!sharedVolumes) {
            add(
                    reasons,
                    "volume-shared",
                    shared,
                    "may be on several servers at once, and a Nova of these releases attaches no"
                            + " such volume again",
                    "choose by-hand");
            return;
        }
        add(
                reasons,
                "volume-shared-root",
                shared.stream().filter(v -> root(v, server)).toList(),
                "is its root disk and may be on several servers at once, which would go on with it"
                        + " while this one is gone and not built anew yet",
                "give it a root volume of its own, or choose by-hand");
        add(
                reasons,
                "volume-shared-going",
                shared.stream().filter(v -> goesWith(v, server)).toList(),
                "may be on several servers at once, and would be deleted with this one",
                "let Nova keep it when the server goes (PUT servers/SERVER/os-volume_attachments"
                        + "/VOLUME delete_on_termination=false, microversion 2.85), or choose"
                        + " by-hand");
    }

    private boolean shares(Volume volume) {
        return sharedVolumes && volume.shared();
    }

    /** Of one that several have, the state may be that of another's attachment. */
    private boolean usual(Volume volume, Server server) {
        boolean others = shares(volume) && volume.serverIds().contains(server.id());
        return volume.status().equals(ON) || others && volume.underWay();
    }

    private boolean itsOwn(Volume volume, Server server) {
        return shares(volume)
                ? volume.serverIds().contains(server.id())
                : volume.serverIds().equals(Set.of(server.id()));
    }

    private boolean root(Volume volume, Server server) {
        return server.volumeBacked()
                && devices(server)
                        .filter(device -> device.bootIndex() == 0)
                        .map(ServerFacts.Device::volumeId)
                        .findFirst()
                        .map(volume.id()::equals)
                        .orElseGet(() -> first(volume, server));
    }

    private static boolean first(Volume volume, Server server) {
        return volume.attachments().stream()
                .filter(a -> a.serverId().equals(server.id()))
                .anyMatch(a -> a.device().matches("/dev/[a-z]*da"));
    }

    private boolean goesWith(Volume volume, Server server) {
        return devices(server)
                .filter(device -> device.volumeId().equals(volume.id()))
                .anyMatch(ServerFacts.Device::deleteOnTermination);
    }

    private Stream<ServerFacts.Device> devices(Server server) {
        return inventory.factsOf(server.id()).devices().stream();
    }

    private static Predicate<Volume> foreign(Server server) {
        return volume ->
                !volume.projectId().isEmpty() && !volume.projectId().equals(server.projectId());
    }

    private static void add(
            List<Reason> reasons, String code, List<Volume> volumes, String what, String remedy) {
        if (!volumes.isEmpty()) {
            String ids = volumes.stream().map(Volume::id).collect(Collectors.joining(", "));
            String states =
                    volumes.stream()
                            .map(Volume::status)
                            .distinct()
                            .collect(Collectors.joining(", "));
            reasons.add(
                    new Reason(code, "its volume " + ids + " " + what.formatted(states), remedy));
        }
    }
}
