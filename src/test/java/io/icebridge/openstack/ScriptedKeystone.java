package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Issues v3 tokens named after their project, with a catalogue that a test can change. */
final class ScriptedKeystone {

    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private final List<Listed> catalogue = new CopyOnWriteArrayList<>();
    private volatile Duration lifetime = Duration.ofHours(1);
    private volatile int refusal;
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();

    /** A public endpoint. */
    record Listed(String type, String region, String url) {}

    ScriptedKeystone(String url) {
        list("compute", "old", url + "/nova/v2/tenant");
        list("compute", "new", url + "/new-nova/v2/tenant");
        list("image", "old", url + "/glance/v1");
        list("network", "old", url + "/neutron");
        list("volume", "old", url + "/cinder/v1/tenant");
        list("object-store", "new", url + "/swift/v1/AUTH_tenant");
    }

    void list(String type, String region, String url) {
        catalogue.removeIf(e -> e.type().equals(type) && Objects.equals(e.region(), region));
        catalogue.add(new Listed(type, region, url));
    }

    /** Projects of the logins so far, {@code admin} for the administrator's own. */
    List<String> logins() {
        return logins;
    }

    void rejectTokensSoFar() {
        for (int i = 1; i <= logins.size(); i++) {
            rejected.add(token(i, logins.get(i - 1)));
        }
    }

    void refuseLogins(int status) {
        refusal = status;
    }

    /** As a disabled project is, or one in which the user has no role. */
    void close(String project) {
        closed.add(project);
    }

    int refused() {
        return refused.get();
    }

    void tokensLast(Duration time) {
        lifetime = time;
    }

    boolean accepts(String token) {
        return token != null && token.startsWith("secret-token-") && !rejected.contains(token);
    }

    private static String token(int number, String project) {
        return "secret-token-" + number + "-" + project;
    }

    void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = Json.parse(exchange.getRequestBody().readAllBytes()).orElseThrow();
        JsonNode project = asked.at("/auth/scope/project");
        String id = Json.text(project, "id", "name");
        if (refusal != 0
                || closed.contains(id)
                || !asked.toString().contains(ScriptedCloud.PASSWORD)) {
            refused.incrementAndGet();
            Reply.json(
                            Math.max(refusal, 401),
                            "{\"error\": {\"message\": \"Invalid user / password\"}}")
                    .to(exchange);
            return;
        }
        String token;
        synchronized (logins) {
            logins.add(id);
            token = token(logins.size(), id);
        }
        Reply.with(
                        201,
                        body(id),
                        Map.of("Content-Type", "application/json", "X-Subject-Token", token))
                .to(exchange);
    }

    private String body(String projectId) {
        ObjectNode token = Json.object().put("expires_at", Instant.now().plus(lifetime).toString());
        token.set("project", Json.tree(Map.of("id", projectId, "name", projectId)));
        token.set("user", Json.tree(Map.of("id", "u-admin", "name", "admin")));
        ArrayNode services = token.putArray("catalog");
        for (Listed one : catalogue) {
            ObjectNode service = services.addObject().put("type", one.type()).put("name", "x");
            service.putArray("endpoints")
                    .addObject()
                    .put("interface", "public")
                    .put("region", one.region())
                    .put("url", one.url());
        }
        return Json.object().set("token", token).toString();
    }
}
