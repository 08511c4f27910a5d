package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Volume;
import io.icebridge.cloud.Volumes;
import io.icebridge.cloud.change.VolumeChanges;
import java.util.List;
import java.util.Optional;

/** Cinder, v1 to v3: only v1 calls a name {@code display_name}, and the others take it as well. */
final class Cinder implements Volumes, VolumeChanges {

    private static final String VOLUME = "/volumes/{}";

    private final Service cinder;

    Cinder(Service cinder) {
        this.cinder = cinder;
    }

    @Override
    public Optional<Volume> volume(String volumeId) {
        return cinder.find(Call.path(VOLUME, volumeId)).map(a -> read(a.path("volume")));
    }

    @Override
    public List<Volume> volumes() {
        Call every = Call.get("/volumes/detail").with("all_tenants", "1");
        return new Pages(cinder).unlinked(every, "volumes", Cinder::read);
    }

    private static Volume read(JsonNode volume) {
        return new Volume(
                Json.text(volume, "id"),
                Json.text(volume, "name", "display_name"),
                Json.text(volume, "os-vol-tenant-attr:tenant_id"),
                Json.text(volume, "status"),
                volume.path("size").asInt(),
                Json.flag(volume, "bootable"),
                Json.flag(volume.path("metadata"), "readonly"),
                Json.flag(volume, "encrypted"),
                Json.flag(volume, "multiattach"),
                attachments(volume),
                volume.toString());
    }

    /** A v1 volume that is on no server has one empty attachment. */
    private static List<Attachment> attachments(JsonNode volume) {
        return Json.list(volume.path("attachments"), a -> a).stream()
                .filter(a -> !Json.text(a, "server_id").isEmpty())
                .map(
                        a ->
                                new Attachment(
                                        Json.text(a, "server_id"),
                                        Json.text(volume, "id"),
                                        Json.text(a, "device")))
                .toList();
    }

    /** Forced, since the volume is in use. */
    @Override
    public String guard(String volumeId, String name) {
        ObjectNode snapshot = named(name).put("volume_id", volumeId).put("force", true);
        JsonNode made =
                cinder.json(Call.post("/snapshots", Json.object().set("snapshot", snapshot)));
        return Json.text(made.path("snapshot"), "id");
    }

    @Override
    public Optional<String> guardNamed(String volumeId, String name) {
        Call wanted =
                Call.get("/snapshots/detail").with("all_tenants", "1").with("volume_id", volumeId);
        return new Pages(cinder)
                .unlinked(wanted, "snapshots", s -> s).stream()
                        .filter(s -> Json.text(s, "volume_id").equals(volumeId))
                        .filter(s -> Json.text(s, "name", "display_name").equals(name))
                        .filter(s -> !Json.text(s, "status").startsWith("delet"))
                        .map(s -> Json.text(s, "id"))
                        .findFirst();
    }

    @Override
    public void removeGuard(String guardId) {
        cinder.deleteIfThere(Call.path("/snapshots/{}", guardId));
    }

    /** With usage each value is an object, where this Cinder knows the parameter. */
    @Override
    public Quota quota(String projectId, String resource) {
        JsonNode value =
                cinder.json(
                                Call.get(Call.path("/os-quota-sets/{}", projectId))
                                        .with("usage", "True"))
                        .path("quota_set")
                        .path(resource);
        return value.isObject()
                ? new Quota(value.path("limit").asInt(-1), value.path("in_use").asInt())
                : new Quota(value.asInt(-1), 0);
    }

    @Override
    public String create(String name, int sizeGb) {
        ObjectNode volume = named(name).put("size", sizeGb);
        JsonNode made = cinder.json(Call.post("/volumes", Json.object().set("volume", volume)));
        return Json.text(made.path("volume"), "id");
    }

    @Override
    public void delete(String volumeId) {
        cinder.deleteIfThere(Call.path(VOLUME, volumeId));
    }

    private static ObjectNode named(String name) {
        return Json.object().put("name", name).put("display_name", name);
    }
}
