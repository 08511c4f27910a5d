package io.icebridge.trace;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans by OTLP over HTTP, as a collector does, and keeps them. */
public final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();

    /**
     * A span that arrived.
     *
     * @param parent empty where it has none
     */
    public record Received(String name, String id, String parent, Map<String, String> told) {}

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    /** At a port that is free, on loopback. */
    public static SpanReceiver start() throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SpanReceiver receiver = new SpanReceiver(HttpServer.create(here, 0));
        receiver.server.createContext("/v1/traces", receiver::take);
        receiver.server.createContext("/else", SpanReceiver::fine);
        receiver.server.start();
        return receiver;
    }

    public String endpoint() {
        return base() + "/v1/traces";
    }

    /** Of it and of {@code /else}, which answers as any service does. */
    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Those that have arrived so far. */
    public List<Received> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest sent =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        sent.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(SpanReceiver::received)
                .forEach(spans::add);
        fine(exchange);
    }

    private static void fine(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Received received(Span span) {
        Map<String, String> told = new HashMap<>();
        span.getAttributesList()
                .forEach(one -> told.put(one.getKey(), one.getValue().getStringValue()));
        span.getEventsList()
                .forEach(
                        event ->
                                event.getAttributesList()
                                        .forEach(
                                                one ->
                                                        told.put(
                                                                one.getKey(),
                                                                one.getValue().getStringValue())));
        return new Received(
                span.getName(), hex(span.getSpanId()), hex(span.getParentSpanId()), told);
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
