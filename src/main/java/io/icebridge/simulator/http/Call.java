package io.icebridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request, with what the route and the token tell about it. */
public final class Call {

    private final String service;
    private final String method;
    private final String path;
    private final String baseUrl;
    private final String rawQuery;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private Map<String, String> names = Map.of();
    private Caller caller = Caller.NOBODY;
    private boolean late;

    Call(
            String service,
            String method,
            String path,
            String baseUrl,
            String rawQuery,
            Map<String, String> headers,
            byte[] body) {
        this.service = service;
        this.method = method;
        this.path = path;
        this.baseUrl = baseUrl;
        this.rawQuery = rawQuery;
        this.query = parse(rawQuery);
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
    }

    private static Map<String, List<String>> parse(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decodeQuery(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                query.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }

    /** In a path a plus sign is itself; only a query writes spaces so. */
    static String decode(String segment) {
        return decodeQuery(segment.replace("+", "%2B"));
    }

    private static String decodeQuery(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    void routed(Map<String, String> names) {
        this.names = names;
    }

    void calledBy(Caller caller) {
        this.caller = caller;
    }

    void comesLate() {
        late = true;
    }

    /** Whether it takes effect after its answer, when nobody can hold it back any more. */
    public boolean late() {
        return late;
    }

    public String service() {
        return service;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Path and query as the client wrote them. */
    String target() {
        return rawQuery == null ? path : path + "?" + rawQuery;
    }

    /** Scheme, host and port as the client addressed them. */
    public String baseUrl() {
        return baseUrl;
    }

    /** A variable part of the route's template. */
    public String name(String name) {
        return names.get(name);
    }

    public Caller caller() {
        return caller;
    }

    public Map<String, List<String>> query() {
        return query;
    }

    /** The first value of a query parameter, or null. */
    public String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    public boolean flag(String name) {
        String value = query(name);
        return value != null && !List.of("0", "false", "False", "no").contains(value);
    }

    public String header(String name) {
        return headers.get(name);
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public JsonNode json() {
        return Json.parse(body);
    }

    /** The object under the given name, which OpenStack's requests wrap everything in. */
    public JsonNode json(String wrapper) {
        JsonNode inner = json().path(wrapper);
        if (!inner.isObject()) {
            throw new Refusal(400, "The request body has no object '" + wrapper + "'");
        }
        return inner;
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}
