package io.icebridge.simulator.cinder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.List;

/** {@code /snapshots}, of either version. */
final class SnapshotsApi {

    private final Cinder cinder;
    private final VolumeNames names;

    SnapshotsApi(Cinder cinder, VolumeNames names) {
        this.cinder = cinder;
        this.names = names;
    }

    void routes(Router router) {
        router.get("/snapshots", this::list);
        router.get("/snapshots/detail", this::list);
        router.get("/snapshots/{id}", c -> one(200, seen(c)));
        router.post("/snapshots", this::create);
        router.delete("/snapshots/{id}", this::delete);
    }

    private Snapshot seen(Call call) {
        return cinder.seenSnapshot(call.name("id"), call.caller());
    }

    private Reply one(int status, Snapshot snapshot) {
        return Reply.json(status, Json.object("snapshot", show(snapshot)));
    }

    private Reply list(Call call) {
        boolean all = call.caller().admin() && call.flag("all_tenants");
        String volume = call.query("volume_id");
        String name = call.query(names.name());
        List<Snapshot> found =
                cinder.snapshots().stream()
                        .filter(s -> all || s.volume.tenantId.equals(call.caller().projectId()))
                        .filter(s -> volume == null || s.volume.id.equals(volume))
                        .filter(s -> name == null || name.equals(s.name))
                        .toList();
        return Reply.ok(Json.object("snapshots", Json.array(found, this::show)));
    }

    private Reply create(Call call) {
        JsonNode body = call.json("snapshot");
        Volume volume = cinder.seen(body.path("volume_id").asText(), call.caller());
        Snapshot snapshot =
                cinder.snapshot(
                        volume, Json.text(body, names.name(), ""), body.path("force").asBoolean());
        snapshot.description = Json.text(body, names.description(), "");
        return one(202, snapshot);
    }

    private Reply delete(Call call) {
        cinder.deleteSnapshot(seen(call));
        return Reply.empty(202);
    }

    private ObjectNode show(Snapshot snapshot) {
        return Json.object(
                "id",
                snapshot.id,
                names.name(),
                snapshot.name,
                names.description(),
                snapshot.description,
                "volume_id",
                snapshot.volume.id,
                "status",
                snapshot.status,
                "size",
                snapshot.volume.size,
                "created_at",
                Json.time(snapshot.created),
                "metadata",
                Json.object(),
                "os-extended-snapshot-attributes:project_id",
                snapshot.volume.tenantId,
                "os-extended-snapshot-attributes:progress",
                "100%");
    }
}
