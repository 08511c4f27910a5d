package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Said;
import java.util.Optional;
import java.util.Set;

/** Takes a new server that is of no use apart, on the way back and before another try. */
final class Teardown {
    private static final Set<String> APART =
            MoveAction.Effects.kinds(
                    UndoAction.PARK_NEW, UndoAction.DETACH_NEW, UndoAction.DELETE_NEW);

    private final Crossing crossing;

    Teardown(Crossing crossing) {
        this.crossing = crossing;
    }

    /** What was booted and is of no use must not be found again. */
    void discard(Passage passage) {
        Definition saved = crossing.definition(passage.change(), passage.serverId());
        for (Server server : crossing.made(passage.change(), saved)) {
            if (!server.taskState().equals("deleting")) {
                discard(passage, saved, server);
            }
        }
    }

    /** Nova would take the ports and volumes of a failed server along (S11). */
    private void discard(Passage passage, Definition saved, Server server) {
        // before anything is taken off it, since without its node it would stay as it is left
        crossing.mustBeHeard(Side.NEW, server);
        VolumeTurn turn = new VolumeTurn(crossing, saved);
        server.volumeIds().forEach(id -> turn.await(id, ""));
        for (Port port : saved.ports()) {
            passage.carryOutAnew(
                    UndoAction.PARK_NEW,
                    port.id(),
                    reach -> reach.cloud().network().park(port.id()));
        }
        VolumeProof volumes = new VolumeProof(crossing, saved);
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            if (server.volumeIds().contains(id) && !volumes.leaving(id)) {
                turn.take(
                        id,
                        "",
                        () ->
                                passage.carryOutAnew(
                                        UndoAction.DETACH_NEW,
                                        id,
                                        reach ->
                                                reach.cloud()
                                                        .compute(Side.NEW)
                                                        .detach(server.id(), id)));
            }
        }
        passage.carryOutAnew(
                UndoAction.DELETE_NEW,
                server.id(),
                () -> gone(server.id()),
                reach -> reach.cloud().compute(Side.NEW).delete(server.id()));
    }

    private Optional<Said> gone(String newId) {
        return crossing.gone(Side.NEW, newId)
                ? Optional.of(new Said("found gone"))
                : Optional.empty();
    }

    /**
     * Whether a way back, or another try, has begun to take the new server apart: from the first of
     * its ports or volumes on it is not what was verified, though it may seem so for a while yet.
     */
    boolean begun(Passage passage) {
        return passage.sinceBoot().stream()
                .filter(Entry::mayBeDone)
                .anyMatch(entry -> APART.contains(entry.key().kind()));
    }
}
