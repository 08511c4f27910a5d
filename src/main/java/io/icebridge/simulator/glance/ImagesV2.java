package io.icebridge.simulator.glance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /v2/images}: 25 to a page unless the client asks for more. */
final class ImagesV2 {

    private static final Set<String> NOT_FILTERS =
            Set.of("limit", "marker", "sort_key", "sort_dir", "sort", "member_status");

    private final Glance glance;

    ImagesV2(Glance glance) {
        this.glance = glance;
    }

    void routes(Router router) {
        router.get("/images", this::list);
        router.get("/images/{id}", c -> Reply.ok(show(seen(c))));
        router.post("/images", this::add);
        router.patch("/images/{id}", this::patch);
        router.delete("/images/{id}", this::remove);
        router.put("/images/{id}/file", this::upload);
        router.get("/images/{id}/file", this::download);
        new MembersV2(glance).routes(router);
    }

    private Image seen(Call call) {
        return glance.seen(call.name("id"), call.caller());
    }

    private Image owned(Call call) {
        Image image = seen(call);
        if (!call.caller().sees(image.owner)) {
            throw new Refusal(403, "You are not permitted to modify this image");
        }
        return image;
    }

    private Reply list(Call call) {
        Comparator<Image> newestFirst =
                Comparator.comparing((Image i) -> i.created).thenComparing(i -> i.id).reversed();
        List<Image> found =
                glance.all().stream()
                        .filter(i -> glance.sees(i, call.caller()))
                        .filter(i -> fits(show(i), call.query()))
                        .sorted(newestFirst)
                        .toList();
        Paging paging = Paging.of(call, 25, 1000);
        Paging.Page<Image> page = paging.cut(found, i -> i.id);
        ObjectNode answer =
                Json.object(
                        "images", Json.array(page.items(), ImagesV2::show),
                        "first", "/v2/images",
                        "schema", "/v2/schemas/images");
        if (page.more()) {
            answer.put("next", paging.next(call, page.items().get(page.items().size() - 1).id));
        }
        return Reply.ok(answer);
    }

    private static boolean fits(ObjectNode image, Map<String, List<String>> query) {
        return query.entrySet().stream()
                .filter(e -> !NOT_FILTERS.contains(e.getKey()))
                .allMatch(e -> e.getValue().contains(image.path(e.getKey()).asText()));
    }

    private Reply add(Call call) {
        JsonNode body = call.json();
        String id = Json.text(body, "id", "");
        Image image = glance.add(id, call.caller().projectId(), Json.text(body, "name", null));
        body.fields()
                .forEachRemaining(
                        e -> {
                            if (!Set.of("id", "name").contains(e.getKey())) {
                                ImagePatch.set(image, e.getKey(), e.getValue());
                            }
                        });
        return Reply.json(201, show(image))
                .header("Location", call.baseUrl() + "/v2/images/" + image.id);
    }

    private Reply patch(Call call) {
        Image image = owned(call);
        for (JsonNode change : call.json()) {
            ImagePatch.apply(image, change);
        }
        glance.touch(image);
        return Reply.ok(show(image));
    }

    private Reply remove(Call call) {
        glance.remove(owned(call));
        return Reply.empty(204);
    }

    private Reply upload(Call call) {
        Image image = owned(call);
        if (!image.status.equals("queued")) {
            throw new Refusal(409, "Image status transition from " + image.status + " to saving");
        }
        image.content = call.body();
        glance.complete(image, image.content.length);
        return Reply.empty(204);
    }

    private Reply download(Call call) {
        Image image = seen(call);
        if (image.content.length == 0) {
            return Reply.empty(204);
        }
        return Reply.bytes(200, image.content, "application/octet-stream")
                .header("Content-MD5", image.checksum);
    }

    static ObjectNode show(Image image) {
        ObjectNode shown =
                Json.object(
                        "id", image.id,
                        "name", image.name,
                        "owner", image.owner,
                        "status", image.status,
                        "visibility", image.isPublic() ? "public" : "private",
                        "protected", image.isProtected,
                        "size", image.size,
                        "checksum", image.checksum,
                        "min_disk", image.minDisk,
                        "min_ram", image.minRam,
                        "disk_format", image.diskFormat,
                        "container_format", image.containerFormat,
                        "created_at", Json.time(image.created),
                        "updated_at", Json.time(image.updated),
                        "tags", Json.array(),
                        "self", "/v2/images/" + image.id,
                        "file", "/v2/images/" + image.id + "/file",
                        "schema", "/v2/schemas/image");
        image.properties.forEach(shown::put);
        return shown;
    }
}
