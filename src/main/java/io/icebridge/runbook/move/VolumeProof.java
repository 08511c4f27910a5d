package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Volume;
import java.util.Optional;

/**
 * Whether a volume has come: Nova lists it from the order on, only Cinder tells. Of one that
 * several servers have, its status tells nothing of any of them, but the list of who has it does.
 */
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

    /**
     * Whether a detachment is under way, which must not be asked for again; of a volume that others
     * have as well it may be theirs.
     */
    boolean leaving(String volumeId) {
        return !saved.shares(volumeId) && now(volumeId).equals("detaching");
    }

    /** Whether the server has it and nothing of that is under way. */
    boolean on(Optional<Volume> volume, String volumeId, String serverId) {
        return saved.shares(volumeId)
                ? has(volume, serverId)
                : volume.filter(v -> v.status().equals(ON)).isPresent();
    }

    static boolean onItsWay(Optional<Volume> volume) {
        return volume.filter(Volume::underWay).isPresent();
    }

    static boolean has(Optional<Volume> volume, String serverId) {
        return volume.filter(v -> v.serverIds().contains(serverId)).isPresent();
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
     * @throws CloudFailure while it is on its way to the server
     */
    Optional<Volume> seen(Attachment volume, String serverId) {
        Optional<Volume> now = find(volume.volumeId());
        boolean come = saved.shares(volume.volumeId()) && has(now, serverId);
        if (onItsWay(now) && !come) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "volume " + volume.volumeId(),
                    0,
                    0,
                    "is still " + now.get().status(),
                    null);
        }
        return now;
    }

    /** As the administrator, since a way back must go on where the project is disabled by now. */
    Optional<Volume> find(String volumeId) {
        return crossing.cloud().volumes().volume(volumeId);
    }
}
