package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;

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
                Call.put(attachment, Json.object().set("volumeAttachment", told))
                        .header("X-OpenStack-Nova-API-Version", "2." + MINOR)
                        .header("OpenStack-API-Version", "compute 2." + MINOR));
        return true;
    }

    /** Asks the version document, which names no microversion in Havana and Icehouse. */
    boolean changes() {
        try {
            String newest =
                    Json.text(
                            nova.at(Termination::versionRoot).get("/").path("version"), "version");
            return newest.matches("2\\.\\d+") && Integer.parseInt(newest.substring(2)) >= MINOR;
        } catch (CloudFailure failure) {
            if (failure.reason() == Reason.NOT_FOUND || failure.reason() == Reason.REFUSED) {
                return false;
            }
            throw failure;
        }
    }

    /** The address up to its version, without the project that old catalogues append. */
    private static String versionRoot(String url) {
        return url.replaceFirst("(/v2(\\.\\d+)?)(/.*)?$", "$1");
    }
}
