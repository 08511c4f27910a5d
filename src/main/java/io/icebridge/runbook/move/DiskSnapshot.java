package io.icebridge.runbook.move;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ImageChanges;
import io.icebridge.journal.Said;
import io.icebridge.runbook.StepFailure;
import java.util.List;

/** The image that stands for a server's disk, for as long as the server has not run since. */
final class DiskSnapshot {
    private final Crossing crossing;

    DiskSnapshot(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Protects it first, since Glance's answer to that tells all there is to judge. */
    void prove(Passage passage, Definition saved) {
        String imageId =
                passage.result(ServerAction.SNAPSHOT, Snapshot.class)
                        .map(Snapshot::imageId)
                        .orElseThrow(() -> Crossing.proof("no snapshot was taken"));
        try {
            Image image = protect(passage, saved, imageId);
            passage.looked(ServerAction.PROVE, proof(image, saved));
        } catch (StepFailure wrong) {
            passage.lookedInVain(ServerAction.PROVE, wrong.getMessage());
            throw wrong;
        }
    }

    private Image protect(Passage passage, Definition saved, String imageId) {
        Image[] answered = new Image[1];
        SnapshotProof.there(
                imageId,
                () ->
                        passage.carryOut(
                                ServerAction.PROTECT,
                                "",
                                Said.class,
                                null,
                                reach -> {
                                    answered[0] =
                                            reach.cloud()
                                                    .as(saved.server().projectId())
                                                    .images()
                                                    .protect(imageId, true);
                                    return new Said("protected");
                                }));
        return answered[0] == null
                ? SnapshotProof.image(crossing.project(saved), imageId)
                : answered[0];
    }

    private Proof proof(Image image, Definition saved) {
        SnapshotProof.require(image.isProtected(), image.id(), "could not be protected");
        SnapshotProof.of(image, saved);
        return new Proof(
                image.id(),
                image.sizeBytes(),
                image.checksum(),
                crossing.sightings()
                        .lately(Side.OLD, saved.server().id())
                        .map(Server::updated)
                        .orElse(null));
    }

    /**
     * Whether it was proven and nothing was done to the server since: who started it meanwhile, and
     * stopped it again, would lose what was written in between.
     */
    boolean stands(Passage passage, Server now) {
        return passage.result(ServerAction.PROVE, Proof.class)
                .filter(proof -> now.updated().equals(proof.serverChanged()))
                .isPresent();
    }

    /**
     * Deletes it, and whatever a try whose answer got lost has made. The proof is done anew before
     * and the snapshot after, so that a death in between ends here again.
     */
    void discard(Passage passage, Definition saved) {
        String why = "the snapshot is of no use";
        passage.anew(ServerAction.PROVE, why);
        Marker marker = Marker.ofImage(passage.change(), saved.server().id());
        List<Image> made =
                crossing.project(saved).images().imagesMarked(marker.name(), marker.value());
        for (Image image : made) {
            passage.carryOutAnew(
                    UndoAction.DISCARD_SNAPSHOT,
                    image.id(),
                    reach -> {
                        ImageChanges images = reach.cloud().as(saved.server().projectId()).images();
                        images.protect(image.id(), false);
                        images.delete(image.id());
                    });
        }
        passage.anew(ServerAction.PROTECT, why);
        passage.anew(ServerAction.SNAPSHOT, why);
    }
}
