package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Images;
import io.icebridge.cloud.change.ImageChanges;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Glance's v2 API. */
final class Glance implements Images, ImageChanges {

    private static final String ONE = "/images/{}";
    private static final String PATCH = "application/openstack-images-v2.1-json-patch";

    /** What Glance shows of an image beside its properties. */
    private static final Set<String> OWN_FIELDS =
            Set.of(
                    "id",
                    "name",
                    "status",
                    "size",
                    "virtual_size",
                    "checksum",
                    "owner",
                    "min_disk",
                    "min_ram",
                    "protected",
                    "visibility",
                    "tags",
                    "created_at",
                    "updated_at",
                    "deleted_at",
                    "disk_format",
                    "container_format",
                    "locations",
                    "direct_url",
                    "self",
                    "file",
                    "schema");

    private final Service glance;

    Glance(Service glance) {
        this.glance = glance;
    }

    @Override
    public Optional<Image> image(String imageId) {
        return glance.find(Call.path(ONE, imageId)).map(Glance::read);
    }

    /** Glance filters, and its work is checked: a Glance that ignored it would show all images. */
    @Override
    public List<Image> imagesMarked(String property, String value) {
        String project = glance.ticket().projectId();
        Call wanted = Call.get("/images").with("owner", project).with(property, value);
        return new Pages(glance)
                .linked(wanted, "images", i -> i).stream()
                        .filter(i -> Json.text(i, property).equals(value))
                        .map(Glance::read)
                        .filter(i -> i.ownerProjectId().equals(project))
                        .toList();
    }

    @Override
    public Image protect(String imageId, boolean isProtected) {
        ArrayNode changes = Json.array();
        changes.addObject()
                .put("op", "replace")
                .put("path", "/protected")
                .put("value", isProtected);
        return read(glance.json(Call.patch(Call.path(ONE, imageId), PATCH, changes)));
    }

    @Override
    public void delete(String imageId) {
        glance.deleteIfThere(Call.path(ONE, imageId));
    }

    @Override
    public void proveUpload(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        ObjectNode image = Json.object().put("name", name);
        image.put("disk_format", "raw").put("container_format", "bare");
        String id = Json.text(glance.json(Call.post("/images", image)), "id");
        try {
            String file = Call.path(ONE + "/file", id);
            glance.call(Call.upload(file, content));
            byte[] back =
                    glance.call(Call.get(file).header("Accept", "application/octet-stream")).body();
            if (!Arrays.equals(content, back)) {
                throw new CloudFailure(
                        Reason.REFUSED,
                        "GET " + file,
                        0,
                        0,
                        "Glance gave back another content than it was sent",
                        null);
            }
        } finally {
            delete(id);
        }
    }

    /** Version 2 shows properties among what it knows itself. */
    private static int properties(JsonNode image) {
        return (int)
                image.properties().stream()
                        .filter(p -> !OWN_FIELDS.contains(p.getKey()) && !p.getValue().isNull())
                        .count();
    }

    private static Image read(JsonNode image) {
        return new Image(
                Json.text(image, "id"),
                Json.text(image, "name"),
                Json.text(image, "status"),
                image.path("size").asLong(),
                Json.text(image, "checksum"),
                Json.text(image, "owner"),
                image.path("min_disk").asInt(),
                image.path("min_ram").asInt(),
                image.path("protected").asBoolean(),
                properties(image),
                Stream.of("kernel_id", "ramdisk_id")
                        .map(field -> Json.text(image, field))
                        .filter(id -> !id.isEmpty())
                        .toList(),
                image.toString());
    }
}
