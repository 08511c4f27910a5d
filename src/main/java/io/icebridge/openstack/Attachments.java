package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.util.List;

/** Volumes on Nova's servers. */
final class Attachments {

    private static final String ALL = "/servers/{}/os-volume_attachments";
    private static final String ONE = ALL + "/{}";

    /** The microversion from which delete-on-termination can be changed (Ussuri). */
    private static final int TELLS_TERMINATION = 85;

    private final Service nova;

    Attachments(Service nova) {
        this.nova = nova;
    }

    List<Attachment> of(String serverId) {
        return Json.list(
                nova.get(Call.path(ALL, serverId)).path("volumeAttachments"),
                a ->
                        new Attachment(
                                Json.text(a, "serverId"),
                                Json.text(a, "volumeId"),
                                Json.text(a, "device")));
    }

    void attach(String serverId, String volumeId, String device) {
        ObjectNode attachment = Json.object().put("volumeId", volumeId);
        if (!device.isEmpty()) {
            attachment.put("device", device);
        }
        nova.call(
                Call.post(
                        Call.path(ALL, serverId),
                        Json.object().set("volumeAttachment", attachment)));
    }

    void detach(String serverId, String volumeId) {
        nova.call(Call.delete(Call.path(ONE, serverId, volumeId)));
    }

    boolean changeTermination() {
        return offers(TELLS_TERMINATION);
    }

    boolean deleteWithServer(String serverId, String volumeId, boolean deleted) {
        if (!offers(TELLS_TERMINATION)) {
            return false;
        }
        ObjectNode told = Json.object().put("volumeId", volumeId);
        told.put("delete_on_termination", deleted);
        nova.call(
                Call.put(
                                Call.path(ONE, serverId, volumeId),
                                Json.object().set("volumeAttachment", told))
                        .header("X-OpenStack-Nova-API-Version", "2." + TELLS_TERMINATION)
                        .header("OpenStack-API-Version", "compute 2." + TELLS_TERMINATION));
        return true;
    }

    /** Asks the version document, which names no microversion in Havana and Icehouse. */
    private boolean offers(int minor) {
        try {
            String newest =
                    Json.text(
                            nova.at(Attachments::versionRoot).get("/").path("version"), "version");
            return newest.matches("2\\.\\d+") && Integer.parseInt(newest.substring(2)) >= minor;
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
