package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Volume;

/** Whether a volume has come: Nova lists it from the order on, only Cinder tells. */
final class VolumeProof {
    static final String ON = "in-use";

    private final Crossing crossing;
    private final Definition saved;

    VolumeProof(Crossing crossing, Definition saved) {
        this.crossing = crossing;
        this.saved = saved;
    }

    /** Cinder's word, whatever it is. */
    String now(String volumeId) {
        return crossing.project(saved)
                .volumes()
                .volume(volumeId)
                .map(Volume::status)
                .orElse("gone");
    }

    /** Whether a detachment is under way, which must not be asked for again. */
    boolean leaving(String volumeId) {
        return now(volumeId).equals("detaching");
    }

    /**
     * Cinder's word for where it is.
     *
     * @throws CloudFailure while it is on its way
     */
    String status(Attachment volume) {
        String status = now(volume.volumeId());
        if (status.equals("attaching")) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "volume " + volume.volumeId(),
                    0,
                    0,
                    "is still attaching",
                    null);
        }
        return status;
    }
}
