package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Image;
import java.util.Set;

/** Whether an image can stand for a server: S4 of the OpenStack notes. */
final class SnapshotProof {
    private static final Set<String> UNDER_WAY = Set.of("queued", "saving");

    private SnapshotProof() {}

    /**
     * @return what was found, for the evidence
     */
    static String of(Cloud project, String imageId, Definition saved) {
        Image image =
                project.images()
                        .image(imageId)
                        .orElseThrow(() -> Crossing.proof("the snapshot " + imageId + " is gone"));
        if (UNDER_WAY.contains(image.status())) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "image " + imageId,
                    0,
                    0,
                    "is still " + image.status(),
                    null);
        }
        require(image.status().equals("active"), imageId, "is " + image.status());
        require(image.sizeBytes() > 0, imageId, "is empty");
        require(!image.checksum().isEmpty(), imageId, "has no checksum");
        require(
                image.ownerProjectId().equals(saved.server().projectId()),
                imageId,
                "belongs to project " + image.ownerProjectId());
        require(
                image.minDiskGb() <= saved.flavor().diskGb() || saved.flavor().diskGb() == 0,
                imageId,
                "needs a larger disk than the flavor has");
        require(
                image.minMemoryMb() <= saved.flavor().memoryMb(),
                imageId,
                "needs more memory than the flavor has");
        return "active, %d bytes, checksum %s".formatted(image.sizeBytes(), image.checksum());
    }

    private static void require(boolean holds, String imageId, String otherwise) {
        if (!holds) {
            throw Crossing.proof("the snapshot " + imageId + " " + otherwise);
        }
    }
}
