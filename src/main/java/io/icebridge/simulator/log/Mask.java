package io.icebridge.simulator.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Leaves secrets out of what is written down. */
final class Mask {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String STARS = "***";

    private Mask() {}

    /** A body's JSON without its secrets; null where it is none. */
    static String outOf(byte[] body, String contentType) {
        if (contentType != null && contentType.contains("octet-stream")) {
            return null;
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            if (!json.isContainerNode()) {
                return null;
            }
            mask(json, false);
            return json.toString();
        } catch (IOException noJson) {
            return null;
        }
    }

    /** A path without the token that Keystone's are about. */
    static String outOfPath(String path) {
        return path.replaceFirst("(/tokens/)[^/?]+", "$1" + STARS);
    }

    private static void mask(JsonNode json, boolean ofToken) {
        if (json instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean secret = isSecret(name) || ofToken && name.equals("id");
                JsonNode value = object.get(name);
                if (secret && value.isValueNode() && !value.isNull()) {
                    object.put(name, STARS);
                } else {
                    mask(value, name.equals("token"));
                }
            }
        } else {
            json.forEach(item -> mask(item, ofToken));
        }
    }

    private static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return plain.endsWith("pass")
                || plain.endsWith("password")
                || plain.endsWith("secret")
                || plain.endsWith("privatekey")
                || plain.endsWith("token");
    }
}
