package io.icebridge.openstack;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the scripted cloud does with one request. */
@FunctionalInterface
interface Reply {

    void to(HttpExchange exchange) throws IOException;

    static Reply json(int status, String body) {
        return with(status, body, Map.of("Content-Type", "application/json"));
    }

    static Reply with(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    static Reply html(int status) {
        return with(status, "<html><h1>Sign in</h1></html>", Map.of("Content-Type", "text/html"));
    }

    /** Takes the request and closes the connection without a word. */
    static Reply dropped() {
        return HttpExchange::close;
    }

    /** Promises more than it sends. */
    static Reply truncated(String begin) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, begin.length() + 100L);
            exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        };
    }

    /** Sends headers and half a body, and then nothing more. */
    static Reply stalled() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        };
    }

    /** Never answers; the connection ends with the server. */
    static Reply silent() {
        return exchange -> {};
    }
}
