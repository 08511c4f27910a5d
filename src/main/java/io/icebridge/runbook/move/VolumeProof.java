package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Volume;
import java.util.Optional;

/** Whether a volume has come: Nova lists it from the order on, only Cinder tells. */
final class VolumeProof {
    static final String ON = "in-use";

    private final Crossing crossing;
    private final Definition saved;

    VolumeProof(Crossing crossing, Definition saved) {
        this.crossing = crossing;
        this.saved = saved;
    }

    /** Cinder's word for where it is. */
    String now(String volumeId) {
        return find(volumeId).map(Volume::status).orElse("gone");
    }

    /** Whether a detachment is under way, which must not be asked for again. */
    boolean leaving(String volumeId) {
        return now(volumeId).equals("detaching");
    }

    /** On which device the server has it, by Cinder's word; without its folder. */
    static String device(Optional<Volume> volume, String serverId) {
        return volume.stream()
                .flatMap(v -> v.attachments().stream())
                .filter(a -> a.serverId().equals(serverId))
                .map(a -> bare(a.device()))
                .findFirst()
                .orElse("none");
    }

    /** A device without its folder. */
    static String bare(String device) {
        return device.replaceFirst("^/dev/", "");
    }

    /**
     * As Cinder has it; empty where it is gone.
     *
     * @throws CloudFailure while it is on its way
     */
    Optional<Volume> seen(Attachment volume) {
        Optional<Volume> now = find(volume.volumeId());
        if (now.filter(v -> v.status().equals("attaching")).isPresent()) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "volume " + volume.volumeId(),
                    0,
                    0,
                    "is still attaching",
                    null);
        }
        return now;
    }

    /** As the administrator, since a way back must go on where the project is disabled by now. */
    private Optional<Volume> find(String volumeId) {
        return crossing.cloud().volumes().volume(volumeId);
    }
}
