package io.icebridge.runbook.move;

import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Reach;

/**
 * Keeps Nova from deleting a root volume with its server (P6): clears the flag where this Nova can,
 * else a snapshot of the volume makes Cinder refuse.
 */
final class RootVolume {
    private final Crossing crossing;

    RootVolume(Crossing crossing) {
        this.crossing = crossing;
    }

    void guard(Passage passage, Definition saved) {
        passage.carryOut(
                ServerAction.GUARD, "", Guard.class, null, reach -> new Guard(guard(reach, saved)));
    }

    private String guard(Reach reach, Definition saved) {
        String serverId = saved.server().id();
        String volumeId = saved.rootVolumeId();
        if (reach.cloud().compute(Side.OLD).deleteOnTermination(serverId, volumeId, false)) {
            return "";
        }
        return crossing.project(saved)
                .volumes()
                .guardNamed(volumeId, name(saved))
                .orElseGet(
                        () ->
                                reach.cloud()
                                        .as(saved.server().projectId())
                                        .volumes()
                                        .guard(volumeId, name(saved)));
    }

    /** What was made minutes ago may have gone since, and the volume would go with its server. */
    void mustBeGuarded(Passage passage, Definition saved) {
        Guard guard =
                passage.result(ServerAction.GUARD, Guard.class)
                        .orElseThrow(
                                () ->
                                        Crossing.proof(
                                                "the root volume is not guarded, so the server"
                                                        + " stays"));
        boolean there =
                guard.snapshotId().isEmpty()
                        || crossing.project(saved)
                                .volumes()
                                .guardNamed(saved.rootVolumeId(), name(saved))
                                .isPresent();
        if (!there) {
            passage.anew(ServerAction.GUARD, "it is not there any more");
            throw Crossing.proof(
                    "the snapshot %s that guarded the root volume is gone, so the server stays; try again to have another made"
                            .formatted(guard.snapshotId()));
        }
    }

    private static String name(Definition saved) {
        return "icebridge-" + saved.server().id();
    }

    /**
     * The move is undone: what guards it is found by name, since its making may have gone unheard,
     * and the volume goes with its server again if it did before. Whoever goes on with the move
     * instead guards it anew.
     */
    void letGo(Passage passage, Definition saved) {
        if (!saved.rootVolumeInDanger()) {
            return;
        }
        passage.anew(ServerAction.GUARD, "the move is undone");
        crossing.project(saved)
                .volumes()
                .guardNamed(saved.rootVolumeId(), name(saved))
                .ifPresent(guard -> remove(passage, UndoAction.UNGUARD_OLD, saved, guard));
        if (saved.facts().known() && told(passage)) {
            passage.carryOutAnew(
                    UndoAction.DOOM_ROOT,
                    "",
                    reach ->
                            reach.cloud()
                                    .compute(Side.OLD)
                                    .deleteOnTermination(
                                            saved.server().id(), saved.rootVolumeId(), true));
        }
    }

    /** Whether Nova was told not to delete it, or may have been. */
    private static boolean told(Passage passage) {
        Key guard = passage.key(ServerAction.GUARD, "");
        return passage.all().stream()
                .filter(e -> e.key().equals(guard))
                .filter(e -> e.state() != Entry.State.ANEW && e.state() != Entry.State.FAILED)
                .anyMatch(
                        e ->
                                e.result(Guard.class)
                                        .filter(made -> !made.snapshotId().isEmpty())
                                        .isEmpty());
    }

    /** The guard has done its work once the new server has the volume. */
    void unguard(Passage passage, Definition saved) {
        passage.result(ServerAction.GUARD, Guard.class)
                .map(Guard::snapshotId)
                .filter(guard -> !guard.isEmpty())
                .ifPresent(guard -> remove(passage, ServerAction.UNGUARD, saved, guard));
    }

    private static void remove(Passage passage, MoveAction kind, Definition saved, String guard) {
        passage.carryOutAnew(
                kind,
                "",
                reach -> reach.cloud().as(saved.server().projectId()).volumes().removeGuard(guard));
    }
}
