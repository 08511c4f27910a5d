package io.icebridge.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.icebridge.simulator.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;

/** Puts an answer on the wire, whole or as a fault leaves it. */
final class Wire {

    private static final String QUOTA = "Quota exceeded: too many requested.";

    private Wire() {}

    /** The answer as a fault leaves it; null for none. */
    static Reply told(ErrorStyle style, Fault fault, Reply reply) {
        return switch (fault.kind()) {
            case NONE, NO_TOKENS, TRUNCATE -> reply;
            case STATUS -> status(style, fault);
            case QUOTA -> style.word(new Refusal(fault.status(), QUOTA));
            case HTML -> Reply.html(200, "Welcome", "It works!");
            case DROP -> null;
            case LATER -> fault.status() == 0 ? null : status(style, fault);
        };
    }

    static void send(HttpExchange exchange, Fault fault, Reply reply) throws IOException {
        if (reply == null) {
            exchange.close();
        } else if (fault.kind() == Fault.Kind.TRUNCATE) {
            truncate(exchange, reply);
        } else {
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
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

    /** The service words its own refusals; what a proxy in front of it says is a page. */
    private static Reply status(ErrorStyle style, Fault fault) {
        boolean proxys = fault.status() == 502 || fault.status() == 503 || fault.status() == 504;
        Reply reply =
                proxys
                        ? Reply.html(fault.status(), ErrorStyle.title(fault.status()), "")
                        : style.word(new Refusal(fault.status(), "This request was refused."));
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
