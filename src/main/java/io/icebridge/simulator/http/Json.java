package io.icebridge.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The shorthand in which the simulated services write and read JSON. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object of alternating names and values; a value may be any tree, collection or scalar. */
    public static ObjectNode object(Object... namesAndValues) {
        ObjectNode node = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set((String) namesAndValues[i], tree(namesAndValues[i + 1]));
        }
        return node;
    }

    /** An array with one entry for each item. */
    public static <T> ArrayNode array(Collection<T> items, Function<T, ?> entry) {
        ArrayNode node = MAPPER.createArrayNode();
        items.forEach(item -> node.add(tree(entry.apply(item))));
        return node;
    }

    public static ArrayNode array(Object... entries) {
        ArrayNode node = MAPPER.createArrayNode();
        for (Object entry : entries) {
            node.add(tree(entry));
        }
        return node;
    }

    public static JsonNode tree(Object value) {
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** The text of a field, or the default where it is missing or null. */
    public static String text(JsonNode node, String field, String otherwise) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    }

    /** A flat object as strings, in order; empty where there is none. */
    public static Map<String, String> strings(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.fields().forEachRemaining(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    /** OpenStack's time format, to the second and in UTC. */
    public static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The same to the microsecond and without a zone, as Nova writes a heartbeat. */
    public static String micros(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    public static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (IOException malformed) {
            throw new Refusal(400, "Malformed request body");
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
