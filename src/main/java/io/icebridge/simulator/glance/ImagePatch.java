package io.icebridge.simulator.glance;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.http.Refusal;
import java.util.Set;

/** Changes of an image's fields, one by one, as v2's JSON patches ask for them. */
final class ImagePatch {

    private static final Set<String> READ_ONLY =
            Set.of(
                    "id",
                    "owner",
                    "status",
                    "size",
                    "checksum",
                    "created_at",
                    "updated_at",
                    "self",
                    "file",
                    "schema",
                    "direct_url");

    private ImagePatch() {}

    static void apply(Image image, JsonNode change) {
        String field = change.path("path").asText().replaceFirst("^/", "").replace("~1", "/");
        switch (change.path("op").asText()) {
            case "add", "replace" -> set(image, field, change.path("value"));
            case "remove" -> {
                if (image.properties.remove(field) == null) {
                    throw new Refusal(409, "Property " + field + " does not exist.");
                }
            }
            default -> throw new Refusal(400, "Operations must be add, replace or remove");
        }
    }

    static void set(Image image, String field, JsonNode value) {
        if (READ_ONLY.contains(field)) {
            throw new Refusal(403, "Attribute '" + field + "' is read-only.");
        }
        switch (field) {
            case "name" -> image.name = value.asText();
            case "protected" -> image.isProtected = value.asBoolean();
            case "visibility" -> image.shared = value.asText().equals("public");
            case "min_disk" -> image.minDisk = value.asInt();
            case "min_ram" -> image.minRam = value.asInt();
            case "disk_format" -> image.diskFormat = value.asText();
            case "container_format" -> image.containerFormat = value.asText();
            case "tags" -> {}
            default -> image.properties.put(field, value.asText());
        }
    }
}
