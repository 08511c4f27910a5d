package io.icebridge.simulator.glance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.List;
import java.util.Locale;

/** {@code /v1/images}: an image's fields travel as headers. */
final class ImagesV1 {

    private static final String META = "x-image-meta-";
    private static final String PROPERTY = META + "property-";

    private final Glance glance;

    ImagesV1(Glance glance) {
        this.glance = glance;
    }

    void routes(Router router) {
        router.get("/images", this::list);
        router.get("/images/detail", this::list);
        router.head("/images/{id}", c -> meta(Reply.empty(200), seen(c)));
        router.get("/images/{id}", this::download);
        router.post("/images", this::add);
        router.put("/images/{id}", this::update);
        router.delete("/images/{id}", this::remove);
    }

    private Image seen(Call call) {
        return glance.seen(call.name("id"), call.caller());
    }

    private Reply list(Call call) {
        List<Image> found =
                glance.all().stream().filter(i -> glance.sees(i, call.caller())).toList();
        Paging.Page<Image> page = Paging.of(call, 25, 1000).cut(found, i -> i.id);
        return Reply.ok(Json.object("images", Json.array(page.items(), ImagesV1::show)));
    }

    private Reply download(Call call) {
        Image image = seen(call);
        return meta(Reply.bytes(200, image.content, "application/octet-stream"), image);
    }

    private Reply add(Call call) {
        Image image = glance.add("", call.caller().projectId(), call.header(META + "name"));
        takeHeaders(image, call);
        if (call.body().length > 0) {
            image.content = call.body();
            glance.complete(image, image.content.length);
        }
        return Reply.json(201, Json.object("image", show(image)));
    }

    private Reply update(Call call) {
        Image image = seen(call);
        if (!call.caller().sees(image.owner)) {
            throw new Refusal(403, "You are not permitted to modify this image");
        }
        if (!"false".equalsIgnoreCase(call.header("x-glance-registry-purge-props"))) {
            image.properties.clear();
        }
        takeHeaders(image, call);
        return Reply.ok(Json.object("image", show(image)));
    }

    private Reply remove(Call call) {
        glance.remove(seen(call));
        return Reply.empty(200);
    }

    private void takeHeaders(Image image, Call call) {
        call.headers()
                .forEach(
                        (header, value) -> {
                            String name = header.toLowerCase(Locale.ROOT);
                            if (name.startsWith(PROPERTY)) {
                                image.properties.put(name.substring(PROPERTY.length()), value);
                            } else if (name.startsWith(META)) {
                                take(image, name.substring(META.length()), value);
                            }
                        });
        glance.touch(image);
    }

    private static void take(Image image, String field, String value) {
        String known =
                switch (field) {
                    case "is_public" -> "visibility";
                    case "name",
                            "protected",
                            "min_disk",
                            "min_ram",
                            "disk_format",
                            "container_format" ->
                            field;
                    default -> "";
                };
        boolean makePublic = field.equals("is_public") && Boolean.parseBoolean(value);
        if (!known.isEmpty()) {
            String asV2 = known.equals("visibility") ? (makePublic ? "public" : "private") : value;
            ImagePatch.set(image, known, TextNode.valueOf(asV2));
        }
    }

    private static Reply meta(Reply reply, Image image) {
        show(image)
                .fields()
                .forEachRemaining(
                        e -> {
                            if (!e.getValue().isObject() && !e.getValue().isNull()) {
                                reply.header("X-Image-Meta-" + e.getKey(), e.getValue().asText());
                            }
                        });
        image.properties.forEach((n, v) -> reply.header("X-Image-Meta-Property-" + n, v));
        return reply;
    }

    private static ObjectNode show(Image image) {
        return Json.object(
                "id", image.id,
                "name", image.name,
                "owner", image.owner,
                "status", image.status,
                "is_public", image.isPublic(),
                "protected", image.isProtected,
                "size", image.size(),
                "checksum", image.checksum,
                "min_disk", image.minDisk,
                "min_ram", image.minRam,
                "disk_format", image.diskFormat,
                "container_format", image.containerFormat,
                "created_at", Json.time(image.created),
                "updated_at", Json.time(image.updated),
                "deleted", false,
                "properties", image.properties);
    }
}
