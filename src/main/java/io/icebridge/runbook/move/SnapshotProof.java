package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Image;
import io.icebridge.runbook.StepFailure;
import java.util.Set;

/** Whether an image can stand for a server (S4). */
final class SnapshotProof {
    private static final Set<String> UNDER_WAY = Set.of("queued", "saving");

    private SnapshotProof() {}

    /** Does something with the image, which must be there. */
    static void there(String imageId, Runnable work) {
        try {
            work.run();
        } catch (CloudFailure failure) {
            throw failure.reason() == CloudFailure.Reason.NOT_FOUND ? gone(imageId) : failure;
        }
    }

    static Image image(Cloud project, String imageId) {
        return project.images().image(imageId).orElseThrow(() -> gone(imageId));
    }

    private static StepFailure gone(String imageId) {
        return Crossing.proof("the snapshot " + imageId + " is gone");
    }

    /**
     * @throws CloudFailure while it is still made
     * @throws StepFailure when it cannot stand for the server
     */
    static void of(Image image, Definition saved) {
        String imageId = image.id();
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
    }

    static void require(boolean holds, String imageId, String otherwise) {
        if (!holds) {
            throw Crossing.proof("the snapshot " + imageId + " " + otherwise);
        }
    }
}
