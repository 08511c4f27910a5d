package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openstack4j.core.transport.HttpMethod;

/**
 * A request to a service; it prints without its body.
 *
 * @param path below the service's root, its parts encoded
 * @param body null for none
 */
record Call(
        HttpMethod method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String contentType,
        byte[] body) {

    static final String JSON = "application/json";

    static Call get(String path) {
        return new Call(HttpMethod.GET, path, Map.of(), Map.of(), JSON, null);
    }

    static Call delete(String path) {
        return new Call(HttpMethod.DELETE, path, Map.of(), Map.of(), JSON, null);
    }

    static Call post(String path, JsonNode body) {
        return new Call(HttpMethod.POST, path, Map.of(), Map.of(), JSON, bytes(body));
    }

    static Call put(String path, JsonNode body) {
        return new Call(HttpMethod.PUT, path, Map.of(), Map.of(), JSON, bytes(body));
    }

    /** A PUT that says everything by its path. */
    static Call put(String path) {
        return new Call(HttpMethod.PUT, path, Map.of(), Map.of(), JSON, null);
    }

    static Call upload(String path, byte[] content) {
        return new Call(
                HttpMethod.PUT, path, Map.of(), Map.of(), "application/octet-stream", content);
    }

    static Call patch(String path, String contentType, JsonNode body) {
        return new Call(HttpMethod.PATCH, path, Map.of(), Map.of(), contentType, bytes(body));
    }

    Call with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(parameter, value);
        return new Call(method, path, more, headers, contentType, body);
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, query, more, contentType, body);
    }

    /** The same, spoken in Nova's microversion 2.N; unchanged for {@link Microversions#NONE}. */
    Call speaking(int minor) {
        return minor == Microversions.NONE
                ? this
                : header("X-OpenStack-Nova-API-Version", "2." + minor)
                        .header("OpenStack-API-Version", "compute 2." + minor);
    }

    boolean reading() {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    /** A path with each {@code {}} replaced by an encoded part. */
    static String path(String pattern, String... parts) {
        String path = pattern;
        for (String part : parts) {
            if (part.isEmpty()) {
                throw new IllegalArgumentException("An id is empty in " + pattern);
            }
            String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
            path = path.replaceFirst("\\{\\}", encoded.replace("$", "\\$"));
        }
        return path;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
