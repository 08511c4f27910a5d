package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;

/** The image that stands for a server's disk, for as long as the server has not run since. */
final class DiskSnapshot {
    private static final String CHANGED = "; its server last changed ";

    private final Crossing crossing;

    DiskSnapshot(Crossing crossing) {
        this.crossing = crossing;
    }

    /** What the proof adds of the server as it was seen when the snapshot had just ended. */
    static String seen(Server server) {
        return CHANGED + server.updated();
    }

    /**
     * Whether it was proven and nothing was done to the server since: who started it meanwhile, and
     * stopped it again, would lose what was written in between.
     */
    boolean stands(String change, Server now) {
        return crossing.result(change, now.id(), "proveSnapshot")
                .filter(proof -> proof.endsWith(seen(now)))
                .isPresent();
    }

    /**
     * Deletes it, and whatever a try whose answer got lost has made. The proof is forgotten before
     * and the snapshot after, so that a death in between ends here again.
     */
    void discard(String change, Definition saved) {
        String serverId = saved.server().id();
        forget(change, serverId, "proveSnapshot");
        Cloud project = crossing.project(saved);
        project.images().imagesMarked(Crossing.MARKER, Crossing.marker(change, serverId)).stream()
                .map(Image::id)
                .forEach(
                        image -> {
                            project.changing().images().protect(image, false);
                            project.changing().images().delete(image);
                        });
        forget(change, serverId, "takeSnapshot");
    }

    private void forget(String change, String serverId, String step) {
        if (crossing.mayBeDone(change, serverId, step)) {
            crossing.journal()
                    .spoil(change, Move.subject(serverId), step, "the snapshot is of no use");
        }
    }
}
