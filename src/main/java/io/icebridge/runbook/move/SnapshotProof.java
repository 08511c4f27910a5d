package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Image;
import io.icebridge.runbook.StepFailure;
import java.util.Set;

/** Whether an image can stand for a server: S4 of the OpenStack notes. */
final class SnapshotProof {
    private static final Set<String> UNDER_WAY = Set.of("queued", "saving");

    private SnapshotProof() {}

    /**
     * Protects it first, since Glance's answer to that tells all there is to judge.
     *
     * @return what was found, for the evidence
     */
    static String protecting(Cloud project, String imageId, Definition saved) {
        try {
            Image image = project.changing().images().protect(imageId, true);
            require(image.isProtected(), imageId, "could not be protected");
            return of(image, saved);
        } catch (CloudFailure failure) {
            throw failure.reason() == CloudFailure.Reason.NOT_FOUND ? gone(imageId) : failure;
        }
    }

    /** The same of one that was proven before. */
    static void again(Cloud project, String imageId, Definition saved) {
        of(project.images().image(imageId).orElseThrow(() -> gone(imageId)), saved);
    }

    private static StepFailure gone(String imageId) {
        return Crossing.proof("the snapshot " + imageId + " is gone");
    }

    private static String of(Image image, Definition saved) {
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
        return "active, %d bytes, checksum %s".formatted(image.sizeBytes(), image.checksum());
    }

    private static void require(boolean holds, String imageId, String otherwise) {
        if (!holds) {
            throw Crossing.proof("the snapshot " + imageId + " " + otherwise);
        }
    }
}
