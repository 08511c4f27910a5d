package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** {@code os-volume_attachments}. Havana has no way to change or even show the deletion flag. */
final class AttachmentsApi {

    private final Nova nova;
    private final Attaching attaching;
    private final int newest;

    AttachmentsApi(Nova nova, int newest) {
        this.nova = nova;
        this.newest = newest;
        this.attaching = new Attaching(nova);
    }

    void routes(Router router) {
        String all = "/servers/{id}/os-volume_attachments";
        router.get(all, this::list);
        router.get(all + "/{volume}", this::one);
        router.post(all, this::attach);
        router.delete(all + "/{volume}", this::detach);
    }

    private Server seen(Call call) {
        return nova.region().seen(call.name("id"), call.caller());
    }

    private Reply list(Call call) {
        Server server = seen(call);
        return Reply.ok(
                Json.object("volumeAttachments", Json.array(server.disks, d -> show(server, d))));
    }

    private Reply one(Call call) {
        Server server = seen(call);
        Server.Disk disk = Attaching.disk(server, call.name("volume"));
        return Reply.ok(Json.object("volumeAttachment", show(server, disk)));
    }

    private Reply attach(Call call) {
        Server server = seen(call);
        States.unlocked(server, call.caller());
        JsonNode body = call.json("volumeAttachment");
        Server.Disk disk =
                attaching.attach(
                        server,
                        call.caller(),
                        body.path("volumeId").asText(),
                        Json.text(body, "device", ""),
                        minor(call));
        return Reply.ok(Json.object("volumeAttachment", show(server, disk)));
    }

    /** Of the microversion that is spoken, where this Nova has any. */
    private int minor(Call call) {
        String spoken = call.header("X-OpenStack-Nova-API-Version");
        return newest == 0 || spoken == null
                ? 0
                : Integer.parseInt(spoken.replaceFirst("^2\\.", ""));
    }

    private Reply detach(Call call) {
        Server server = seen(call);
        States.unlocked(server, call.caller());
        attaching.detach(server, call.name("volume"));
        return Reply.empty(202);
    }

    private static ObjectNode show(Server server, Server.Disk disk) {
        return Json.object(
                "id", disk.volumeId,
                "volumeId", disk.volumeId,
                "serverId", server.id,
                "device", disk.device);
    }
}
