package io.icebridge.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.icebridge.host.Outlook.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String HERE = "127.0.0.1";

    private final Outside outside = new Outside();

    @Test
    void anOpenPortIsGoodAndAClosedOneIsNot() throws IOException {
        int port;
        try (ServerSocket open = new ServerSocket(0, 5, InetAddress.getByName(HERE))) {
            port = open.getLocalPort();
            assertThat(outside.tcp(HERE, port, LIMIT).good()).isTrue();
        }
        Seen closed = outside.tcp(HERE, port, LIMIT);
        assertThat(closed.good()).isFalse();
        assertThat(closed.what()).contains("port " + port, "refused");
    }

    @Test
    void onlyTheWantedStatusIsGoodAndNoRedirectIsFollowed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.createContext(
                "/health",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/health");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
        String root = "http://" + HERE + ":" + server.getAddress().getPort();
        try {
            assertThat(outside.http(URI.create(root + "/health"), 204, LIMIT).good()).isTrue();
            Seen moved = outside.http(URI.create(root + "/moved"), 204, LIMIT);
            assertThat(moved.good()).isFalse();
            assertThat(moved.what()).contains("answered 302, not 204");
        } finally {
            server.stop(0);
        }
        assertThat(outside.http(URI.create(root + "/health"), 204, LIMIT).good()).isFalse();
    }

    @Test
    void aCommandIsGoodByItsExitStatusAndItsOutputIsKept() {
        Seen good = outside.command("echo it is $NAME", Map.of("NAME", "web-1"), LIMIT);
        assertThat(good).isEqualTo(new Seen(true, "exit status 0 it is web-1"));
        assertThat(outside.command("echo no >&2; exit 3", Map.of(), LIMIT))
                .isEqualTo(new Seen(false, "exit status 3 no"));
    }

    @Test
    void aCommandGetsNothingOfIcebridgesOwnEnvironment() {
        Seen seen = outside.command("env", Map.of("ADDRESS", HERE), LIMIT);
        assertThat(seen.what()).contains("ADDRESS=" + HERE).doesNotContain("HOME=", "USER=");
    }

    @Test
    void aCommandThatDoesNotEndIsEnded() {
        Seen seen = outside.command("sleep 600 & wait", Map.of(), Duration.ofMillis(300));
        assertThat(seen.good()).isFalse();
        assertThat(seen.what()).startsWith("no end within");
    }
}
