package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import java.util.Optional;

/**
 * Keeps Nova from deleting a root volume with its server (P6): clears the flag where this Nova can,
 * else a snapshot of the volume makes Cinder refuse.
 */
final class RootVolume {
    private final Crossing crossing;

    RootVolume(Crossing crossing) {
        this.crossing = crossing;
    }

    void guard(String change, Definition saved) {
        String serverId = saved.server().id();
        String volumeId = saved.rootVolumeId();
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "guardVolume", "guard " + volumeId),
                        () -> guard(saved, name(saved), volumeId));
    }

    /** Where the move was undone, its guard is found by name: its making may have gone unheard. */
    void letGo(Definition saved) {
        if (saved.rootVolumeInDanger()) {
            Cloud project = crossing.project(saved);
            project.volumes()
                    .guardNamed(saved.rootVolumeId(), name(saved))
                    .ifPresent(project.changing().volumes()::removeGuard);
        }
    }

    private static String name(Definition saved) {
        return "icebridge-" + saved.server().id();
    }

    private String guard(Definition saved, String name, String volumeId) {
        if (crossing.cloud()
                .changing()
                .compute(Side.OLD)
                .deleteOnTermination(saved.server().id(), volumeId, false)) {
            return "";
        }
        Optional<String> there = crossing.project(saved).volumes().guardNamed(volumeId, name);
        return there.orElseGet(
                () -> crossing.project(saved).changing().volumes().guard(volumeId, name));
    }

    /** The guard has done its work once the new server has the volume. */
    void unguard(String change, Definition saved) {
        String serverId = saved.server().id();
        crossing.result(change, serverId, "guardVolume")
                .filter(guard -> !guard.isEmpty())
                .ifPresent(
                        guard ->
                                crossing.journal()
                                        .perform(
                                                crossing.intent(
                                                        change,
                                                        serverId,
                                                        "unguardVolume",
                                                        "delete snapshot " + guard),
                                                () -> {
                                                    crossing.project(saved)
                                                            .changing()
                                                            .volumes()
                                                            .removeGuard(guard);
                                                    return guard;
                                                }));
    }
}
