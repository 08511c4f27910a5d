package io.icebridge.simulator.cinder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.List;

/** {@code /volumes} and their actions, of either version. */
final class VolumesApi {

    private final Cinder cinder;
    private final VolumeNames names;

    VolumesApi(Cinder cinder, VolumeNames names) {
        this.cinder = cinder;
        this.names = names;
    }

    void routes(Router router) {
        router.get("/volumes", this::list);
        router.get("/volumes/detail", this::list);
        router.get("/volumes/{id}", c -> one(200, seen(c)));
        router.post("/volumes", this::create);
        router.put("/volumes/{id}", this::update);
        router.delete("/volumes/{id}", this::delete);
        router.post("/volumes/{id}/action", this::act);
    }

    private Volume seen(Call call) {
        return cinder.seen(call.name("id"), call.caller());
    }

    private Reply one(int status, Volume volume) {
        return Reply.json(status, Json.object("volume", show(volume)));
    }

    private Reply list(Call call) {
        String status = call.query("status");
        String name = call.query(names.name());
        List<Volume> found =
                cinder.volumes().stream()
                        .filter(v -> mine(call, v))
                        .filter(v -> status == null || v.status.equals(status))
                        .filter(v -> name == null || v.name.equals(name))
                        .toList();
        Paging paging = Paging.of(call, 1000, 1000);
        Paging.Page<Volume> page = paging.cut(found, v -> v.id);
        ObjectNode answer = Json.object("volumes", Json.array(page.items(), this::show));
        if (page.more()) {
            Volume last = page.items().get(page.items().size() - 1);
            Object next =
                    Json.object("rel", "next", "href", call.baseUrl() + paging.next(call, last.id));
            answer.set("volumes_links", Json.array(next));
        }
        return Reply.ok(answer);
    }

    private static boolean mine(Call call, Volume volume) {
        boolean all = call.caller().admin() && call.flag("all_tenants");
        return all || volume.tenantId.equals(call.caller().projectId());
    }

    private Reply create(Call call) {
        JsonNode body = call.json("volume");
        boolean bootable = !Json.text(body, "imageRef", "").isEmpty();
        Volume volume =
                cinder.create(
                        Json.text(body, names.name(), ""),
                        call.caller(),
                        body.path("size").asInt(1),
                        bootable);
        volume.description = Json.text(body, names.description(), "");
        volume.type = Json.text(body, "volume_type", null);
        volume.metadata.putAll(Json.strings(body.path("metadata")));
        return one(202, volume);
    }

    private Reply update(Call call) {
        Volume volume = seen(call);
        JsonNode body = call.json("volume");
        volume.name = Json.text(body, names.name(), volume.name);
        volume.description = Json.text(body, names.description(), volume.description);
        return one(200, volume);
    }

    private Reply delete(Call call) {
        cinder.delete(seen(call), call);
        return Reply.empty(202);
    }

    private Reply act(Call call) {
        Volume volume = seen(call);
        JsonNode body = call.json();
        String action = body.fieldNames().next();
        JsonNode details = body.path(action);
        switch (action) {
            case "os-reserve" -> cinder.reserve(volume);
            case "os-unreserve" -> cinder.unreserve(volume);
            case "os-attach" ->
                    cinder.attach(
                            volume,
                            details.path("instance_uuid").asText(),
                            details.path("mountpoint").asText());
            case "os-begin_detaching" -> cinder.beginDetaching(volume);
            case "os-roll_detaching" -> cinder.rollDetaching(volume);
            case "os-detach" -> cinder.detachFromAll(volume);
            case "os-update_readonly_flag" -> {
                boolean readOnly = details.path("readonly").asBoolean();
                volume.metadata.put("readonly", readOnly ? "True" : "False");
            }
            case "os-set_bootable" -> volume.bootable = details.path("bootable").asBoolean();
            case "os-reset_status" -> {
                call.caller().mustBeAdmin();
                cinder.reset(volume, details.path("status").asText());
            }
            default -> throw new Refusal(400, "There is no such action: " + action);
        }
        return Reply.empty(202);
    }

    private ObjectNode show(Volume volume) {
        ObjectNode shown = shownByAll(volume);
        if (volume.shared) {
            shown.put("multiattach", true);
        }
        return shown;
    }

    private ObjectNode shownByAll(Volume volume) {
        Object attached =
                Json.array(
                        volume.attachments.entrySet(),
                        on ->
                                Json.object(
                                        "id",
                                        volume.id,
                                        "volume_id",
                                        volume.id,
                                        "server_id",
                                        on.getKey(),
                                        "device",
                                        on.getValue(),
                                        "host_name",
                                        null));
        return Json.object(
                "id",
                volume.id,
                names.name(),
                volume.name,
                names.description(),
                volume.description,
                "status",
                volume.status,
                "size",
                volume.size,
                "volume_type",
                volume.type,
                "bootable",
                Boolean.toString(volume.bootable),
                "attachments",
                attached,
                "availability_zone",
                "nova",
                "created_at",
                Json.time(volume.created),
                "metadata",
                volume.metadata,
                "snapshot_id",
                null,
                "source_volid",
                null,
                "user_id",
                volume.userId,
                "os-vol-tenant-attr:tenant_id",
                volume.tenantId,
                "os-vol-host-attr:host",
                "volume1");
    }
}
