package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Volume;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Nova says which volumes a server has; whether each can be taken off and put on again, only Cinder
 * does (P23). One that is stuck would be found when the server is stopped, and keep it from going
 * either way.
 */
final class VolumeObstacle implements Obstacle {
    private static final String ON = "in-use";

    private final Inventory inventory;

    VolumeObstacle(Inventory inventory) {
        this.inventory = inventory;
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
                there.stream().filter(v -> !v.status().equals(ON)).toList(),
                "is not in-use in Cinder but %s, in which it can neither be detached nor attached",
                "find out where it really is attached and let Cinder's administrator set its state"
                        + " right (cinder reset-state), or choose by-hand");
        add(
                reasons,
                "volume-elsewhere",
                there.stream()
                        .filter(v -> v.status().equals(ON) && !on(v).equals(Set.of(server.id())))
                        .toList(),
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
        add(
                reasons,
                "volume-shared",
                there.stream().filter(Volume::shared).toList(),
                "may be on several servers at once, which neither release knows",
                "choose by-hand");
        return reasons;
    }

    private static Set<String> on(Volume volume) {
        return volume.attachments().stream().map(Attachment::serverId).collect(Collectors.toSet());
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
