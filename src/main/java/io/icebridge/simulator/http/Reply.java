package io.icebridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, body and headers. */
public final class Reply {

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Reply(int status, byte[] body, String contentType) {
        this.status = status;
        this.body = body;
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Json.bytes(body), "application/json");
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply empty(int status) {
        return new Reply(status, new byte[0], null);
    }

    public static Reply bytes(int status, byte[] body, String contentType) {
        return new Reply(status, body, contentType);
    }

    /** What a load balancer or a web framework answers where JSON was expected. */
    public static Reply html(int status, String title, String text) {
        String page =
                "<html><head><title>%1$d %2$s</title></head><body><h1>%1$d %2$s</h1>%3$s</body></html>"
                        .formatted(status, title, text);
        return new Reply(status, page.getBytes(StandardCharsets.UTF_8), "text/html; charset=UTF-8");
    }

    public Reply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
