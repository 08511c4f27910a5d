package io.icebridge.openstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.icebridge.cloud.Cloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openstack4j.api.types.Facing;

/**
 * A cloud over real HTTP that answers by a script: each path's replies in turn, the last for ever.
 * Its Keystone works by itself.
 */
final class ScriptedCloud implements AutoCloseable {

    static final String PASSWORD = "pass-word-that-nobody-may-see";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final ScriptedKeystone keystone;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    record Seen(
            String method,
            String path,
            String query,
            String token,
            String microversion,
            String body) {}

    ScriptedCloud() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        keystone = new ScriptedKeystone(url());
        server.createContext("/v3/auth/tokens", keystone::answer);
        server.createContext("/", this::play);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    ScriptedKeystone keystone() {
        return keystone;
    }

    ScriptedCloud on(String method, String path, Reply... replies) {
        script.put(method + " " + path, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    private void play(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
        String microversion = exchange.getRequestHeaders().getFirst("X-OpenStack-Nova-API-Version");
        seen.add(
                new Seen(
                        exchange.getRequestMethod(),
                        path,
                        String.valueOf(exchange.getRequestURI().getQuery()),
                        token,
                        microversion == null ? "none" : microversion,
                        new String(exchange.getRequestBody().readAllBytes())));
        if (!keystone.accepts(token)) {
            Reply.json(401, "{\"error\": {\"message\": \"token " + token + "\"}}").to(exchange);
            return;
        }
        next(exchange.getRequestMethod() + " " + path).to(exchange);
    }

    private synchronized Reply next(String call) {
        Deque<Reply> replies = script.get(call);
        if (replies == null) {
            return Reply.json(404, "{\"itemNotFound\": {\"message\": \"nothing here\"}}");
        }
        return replies.size() == 1 ? replies.peek() : replies.poll();
    }

    List<Seen> seen() {
        return seen;
    }

    long count(String method, String path) {
        return seen.stream()
                .filter(s -> s.method().equals(method) && s.path().equals(path))
                .count();
    }

    /** What the adapter waited between attempts, without time passing. */
    List<Duration> pauses() {
        return pauses;
    }

    Cloud connect() {
        return connect(Duration.ofSeconds(20), Clock.systemUTC());
    }

    Cloud connect(Duration limit, Clock clock) {
        return OpenStack.connect(
                new OpenStack.Settings(Path.of("."), "test", "old", "new", false),
                credentials(url() + "/v3", "3"),
                new Limits(Duration.ofSeconds(5), limit),
                clock,
                pauses::add);
    }

    static Credentials credentials(String authUrl, String version) {
        Who admin = new Who("", "admin", "default", "");
        return new Credentials(
                "test",
                authUrl,
                version,
                admin,
                PASSWORD,
                "",
                admin,
                Facing.PUBLIC,
                Trust.MACHINES,
                Map.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
