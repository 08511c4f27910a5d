package io.icebridge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that takes only what is signed, as the manual says. */
final class HookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final String secret;
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    volatile int answer = 204;

    HookReceiver(String secret) {
        this.secret = secret;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next body; null when none comes in time. */
    String next() throws InterruptedException {
        return taken.poll(20, TimeUnit.SECONDS);
    }

    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        String timestamp = call.getRequestHeaders().getFirst("Icebridge-Timestamp");
        boolean genuine =
                ("v1=" + signature(timestamp + "." + body))
                        .equals(call.getRequestHeaders().getFirst("Icebridge-Signature"));
        int status = genuine ? answer : 401;
        if (status == 204) {
            taken.add(body);
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
