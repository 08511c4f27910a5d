package io.icebridge.simulator.glance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** The projects that an image is shared with. */
final class MembersV2 {

    private final Glance glance;

    MembersV2(Glance glance) {
        this.glance = glance;
    }

    void routes(Router router) {
        router.get("/images/{id}/members", this::list);
        router.post("/images/{id}/members", this::add);
        router.delete("/images/{id}/members/{member}", this::remove);
    }

    private Reply list(Call call) {
        Image image = glance.seen(call.name("id"), call.caller());
        return Reply.ok(Json.object("members", Json.array(image.members, m -> show(image, m))));
    }

    private Reply add(Call call) {
        Image image = glance.seen(call.name("id"), call.caller());
        String member = call.json().path("member").asText();
        if (!image.members.add(member)) {
            throw new Refusal(409, "The target member " + member + " is already associated");
        }
        return Reply.ok(show(image, member));
    }

    private Reply remove(Call call) {
        Image image = glance.seen(call.name("id"), call.caller());
        if (!image.members.remove(call.name("member"))) {
            throw Refusal.notFound("Member not found");
        }
        return Reply.empty(204);
    }

    private static ObjectNode show(Image image, String member) {
        return Json.object(
                "image_id",
                image.id,
                "member_id",
                member,
                "status",
                "pending",
                "created_at",
                Json.time(image.updated),
                "updated_at",
                Json.time(image.updated));
    }
}
