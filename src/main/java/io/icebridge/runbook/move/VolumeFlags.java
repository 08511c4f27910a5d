package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import java.util.List;

/**
 * Delete-on-termination of each volume as it was on the old server (S14). While a server moves no
 * volume may go with it, so that this comes last of all, when nothing is undone any more.
 */
public final class VolumeFlags {
    /** Begins the result where the new Nova could not be told. */
    public static final String NOT_RESTORED = "was true and is false now";

    private final Crossing crossing;
    private final TerminationRows rows;

    public VolumeFlags(Crossing crossing, TerminationRows rows) {
        this.crossing = crossing;
        this.rows = rows;
    }

    /** Through Nova where it can be told, else in its database; else it is written down. */
    public void restore(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        List<String> attached = saved.attachments().stream().map(Attachment::volumeId).toList();
        for (Device device : saved.facts().devices()) {
            if (device.deleteOnTermination() && attached.contains(device.volumeId())) {
                restore(change, serverId, device.volumeId());
            }
        }
    }

    private void restore(String change, String serverId, String volumeId) {
        String newId = crossing.newId(change, serverId);
        crossing.journal()
                .perform(
                        crossing.intent(
                                change,
                                serverId,
                                "restoreVolumeFlags." + volumeId,
                                "delete-on-termination of volume " + volumeId),
                        () -> tell(newId, volumeId));
    }

    private String tell(String newId, String volumeId) {
        if (crossing.fresh().deleteOnTermination(newId, volumeId, true)) {
            return "true again, set through Nova";
        }
        try {
            if (rows.set(newId, volumeId)) {
                return "true again, set in Nova's database";
            }
        } catch (StepFailure failure) {
            // the server has arrived, and no other try of its move would help
            return NOT_RESTORED
                    + ": "
                    + failure.getMessage()
                    + "; its owner must delete the volume";
        }
        return NOT_RESTORED
                + ": this Nova cannot be told after the boot, and its database is out of reach; its"
                + " owner must delete the volume";
    }
}
