package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Raw JSON, read with absence and null both as empty. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return Optional.ofNullable(node).filter(n -> !n.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("");
    }

    /** The first of the fields that is there, since old and new APIs name some differently. */
    static String text(JsonNode node, String field, String otherwise) {
        String first = text(node, field);
        return first.isEmpty() ? text(node, otherwise) : first;
    }

    /** A time that Nova writes in UTC without saying so; the epoch where it tells none. */
    static Instant utc(JsonNode node, String field) {
        String said = text(node, field);
        return said.isEmpty()
                ? Instant.EPOCH
                : Instant.parse(said.endsWith("Z") ? said : said + "Z");
    }

    /** True for true and for the words that old releases send instead. */
    static boolean flag(JsonNode node, String field) {
        return node.path(field).asText("").matches("(?i)true|1");
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        List<T> all = new ArrayList<>();
        array.forEach(item -> all.add(each.apply(item)));
        return List.copyOf(all);
    }

    static Map<String, String> map(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }
}
