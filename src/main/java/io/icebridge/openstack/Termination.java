package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether an attached volume is deleted with its server, where Nova can be told. */
final class Termination {

    /** The microversion from which it can be changed (Ussuri). */
    private static final int MINOR = 85;

    private final Service nova;

    Termination(Service nova) {
        this.nova = nova;
    }

    boolean tell(String attachment, String volumeId, boolean deleted) {
        if (!changes()) {
            return false;
        }
        ObjectNode told = Json.object().put("volumeId", volumeId);
        told.put("delete_on_termination", deleted);
        nova.call(
                Call.put(attachment, Json.object().set("volumeAttachment", told)).speaking(MINOR));
        return true;
    }

    boolean changes() {
        return nova.microversion(MINOR) == MINOR;
    }
}
