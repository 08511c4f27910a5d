package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.NotNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose turn it is with a volume that several servers have. As soon as one attachment of it is to
 * come or to go, Cinder has the whole volume reserved, attaching or detaching, and Nova answers
 * whoever comes for another one with 400, having changed nothing (Cinder's {@code volume/api.py},
 * {@code begin_detaching} and {@code _attachment_reserve}, and Nova's {@code compute/api.py},
 * {@code _detach_volume} and {@code _check_attach_and_reserve_volume}, as of Queens). So that is
 * waited for.
 *
 * <p>One thing is looked at here that Cinder refuses of any other volume: that it is off the one
 * server of the two before it comes on the other.
 */
final class VolumeTurn {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BAD_REQUEST = 400;

    private final Crossing crossing;
    private final Definition saved;

    VolumeTurn(Crossing crossing, Definition saved) {
        this.crossing = crossing;
        this.saved = saved;
    }

    /**
     * Asks Nova for an attachment's coming or going, when it is its turn.
     *
     * @param off the server that must not have it, empty for any
     * @throws NotNow while it is not
     */
    void take(String volumeId, String off, Runnable asking) {
        if (!saved.shares(volumeId)) {
            asking.run();
            return;
        }
        await(volumeId, off);
        try {
            asking.run();
        } catch (CloudFailure refused) {
            if (refused.reason() == CloudFailure.Reason.CONFLICT
                    && refused.status() == BAD_REQUEST) {
                mustWait(volumeId, "was just taken by another of its servers");
            }
            throw refused;
        }
    }

    /** Waits for its turn with one that others have, and not at all with any other. */
    void await(String volumeId, String off) {
        if (!saved.shares(volumeId)) {
            return;
        }
        Optional<Volume> now = new VolumeProof(crossing, saved).find(volumeId);
        if (VolumeProof.onItsWay(now)) {
            mustWait(volumeId, "is still " + now.get().status());
        }
        if (!off.isEmpty() && VolumeProof.has(now, off)) {
            mustWait(volumeId, "is by Cinder's word still on server " + off);
        }
    }

    /**
     * @throws NotNow in the beginning
     * @throws io.icebridge.runbook.StepFailure when that has lasted for minutes
     */
    private void mustWait(String volumeId, String why) {
        Instant now = crossing.door().life().clock().instant();
        String what = "volume %s, which several servers may have, %s".formatted(volumeId, why);
        if (crossing.waits().over(saved.server().id() + volumeId, now)) {
            throw Crossing.proof(what);
        }
        throw new NotNow(now.plus(PAUSE), what);
    }
}
