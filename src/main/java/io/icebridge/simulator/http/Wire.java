package io.icebridge.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.icebridge.simulator.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;

/** Puts an answer on the wire, whole or as a fault leaves it. */
final class Wire {

    private Wire() {}

    static void send(HttpExchange exchange, Reply reply) throws IOException {
        headers(exchange, reply);
        byte[] body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    static void send(HttpExchange exchange, Fault fault, Reply reply) throws IOException {
        switch (fault.kind()) {
            case NONE -> send(exchange, reply);
            case STATUS -> send(exchange, status(fault));
            case HTML -> send(exchange, Reply.html(200, "Welcome", "It works!"));
            case DROP -> exchange.close();
            case TRUNCATE -> truncate(exchange, reply);
        }
    }

    private static Reply status(Fault fault) {
        Reply reply =
                Reply.html(fault.status(), ErrorStyle.title(fault.status()), "Injected fault");
        return fault.retryAfter() < 0
                ? reply
                : reply.header("Retry-After", Integer.toString(fault.retryAfter()));
    }

    /** Promises the whole body, sends half of it and hangs up. */
    private static void truncate(HttpExchange exchange, Reply reply) throws IOException {
        headers(exchange, reply);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length + 1L);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void headers(HttpExchange exchange, Reply reply) {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    }
}
