package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What {@code GET /calls} tells. */
class CallsTest {

    private final Deque<Fault> before = new ArrayDeque<>();
    private final Deque<Fault> after = new ArrayDeque<>();

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(Shape.bundled().withServers(3).withSpeed(200), new Scripted());

    private final Client admin = Client.admin(cloud);

    /** The next faults for calls to Nova. */
    private final class Scripted implements Faults {
        @Override
        public Fault before(String service, String method, String path) {
            return next(service, before);
        }

        @Override
        public Fault after(String service, String method, String path) {
            return next(service, after);
        }

        private static Fault next(String service, Deque<Fault> faults) {
            return service.startsWith("nova") && !faults.isEmpty() ? faults.remove() : Fault.NONE;
        }
    }

    @Test
    void eachChangingCallIsToldInOrderAndNoOther() {
        admin.old("GET", "/servers", null);
        lock();
        admin.old("PUT", "/os-quota-sets/x?user_id=7", "{\"quota_set\": {\"cores\": 3}}");
        admin.fresh("POST", "/os-keypairs", "{\"keypair\": {\"name\": \"k\"}}");

        JsonNode calls = calls();

        assertThat(calls).hasSize(3);
        assertThat(calls.findValuesAsText("method")).containsExactly("POST", "PUT", "POST");
        assertThat(calls.findValuesAsText("service")).containsOnly("nova");
        assertThat(calls.findValuesAsText("region"))
                .containsExactly("havana", "havana", "icehouse");
        assertThat(calls.at("/0/path").asText()).endsWith("/action");
        assertThat(calls.at("/0/body").asText()).isEqualTo("{\"lock\":null}");
        assertThat(calls.at("/0/status").asInt()).isEqualTo(202);
        assertThat(Instant.parse(calls.at("/0/at").asText()))
                .isBeforeOrEqualTo(Instant.parse(calls.at("/1/at").asText()));
        assertThat(calls.at("/1/path").asText()).endsWith("/os-quota-sets/x?user_id=7");
        assertThat(calls.at("/2/status").asInt()).as("no Nova there yet").isEqualTo(503);
        assertThat(calls.at("/2/result").isNull()).isTrue();
    }

    @Test
    void aServiceOfBothRegionsHasNone() {
        admin.at("glance", "DELETE", "/v2/images/none", null);

        JsonNode call = calls().path(0);

        assertThat(call.path("service").asText()).isEqualTo("glance");
        assertThat(call.path("region").isNull()).isTrue();
        assertThat(call.has("body")).isFalse();
        assertThat(call.path("status").asInt()).isEqualTo(404);
    }

    @Test
    void secretsAreLeftOut() {
        String user = "{\"user\": {\"name\": \"u\", \"password\": \"s3cret\", \"enabled\": true}}";
        admin.at("keystone-admin", "POST", "/v2.0/users", user);
        admin.at("keystone-admin", "DELETE", "/v2.0/tokens/" + admin.token(), null);

        JsonNode calls = calls();

        assertThat(calls.at("/0/service").asText()).isEqualTo("keystone");
        assertThat(calls.at("/0/body").asText())
                .isEqualTo("{\"user\":{\"name\":\"u\",\"password\":\"***\",\"enabled\":true}}");
        assertThat(calls.at("/1/path").asText()).isEqualTo("/v2.0/tokens/***");
    }

    @Test
    void contentIsToldByItsSize() {
        String image =
                "{\"name\": \"i\", \"disk_format\": \"raw\", \"container_format\": \"bare\"}";
        String id = admin.at("glance", "POST", "/v2/images", image).json().path("id").asText();
        admin.at("glance", "PUT", "/v2/images/" + id + "/file", "no JSON");

        JsonNode call = calls().path(1);

        assertThat(call.path("bytes").asInt()).isEqualTo(7);
        assertThat(call.has("body")).isFalse();
    }

    @Test
    void aCallThatAFaultKeptFromItsEffectHasNoResult() {
        before.add(Fault.status(504));
        lock();
        before.add(Fault.of(Fault.Kind.DROP));
        assertThatThrownBy(this::lock).isInstanceOf(UncheckedIOException.class);

        JsonNode calls = calls();

        assertThat(calls.at("/0/status").asInt()).isEqualTo(504);
        assertThat(calls.at("/0/result").isNull()).isTrue();
        assertThat(calls.at("/1/status").isNull()).isTrue();
        assertThat(calls.at("/1/result").isNull()).isTrue();
    }

    @Test
    void aCallWhoseEffectAFaultHidHasIt() {
        after.add(Fault.status(502));
        lock();
        after.add(Fault.of(Fault.Kind.DROP));
        assertThatThrownBy(this::lock).isInstanceOf(UncheckedIOException.class);
        after.add(Fault.of(Fault.Kind.HTML));
        lock();

        JsonNode calls = calls();

        assertThat(calls.findValuesAsText("status")).containsExactly("502", "null", "200");
        assertThat(calls.findValuesAsText("result")).containsExactly("202", "202", "202");
    }

    @Test
    void nothingIsMissingYet() {
        String uri = cloud.books().get("calls").toString();

        Map<String, List<String>> headers =
                Client.send("GET", uri, null, "none").raw().headers().map();

        assertThat(headers.get("x-dropped")).containsExactly("0");
    }

    private void lock() {
        String id = cloud.ledger().at("/servers/0/oldId").asText();
        admin.old("POST", "/servers/" + id + "/action", "{\"lock\": null}");
    }

    private JsonNode calls() {
        return Client.send("GET", cloud.books().get("calls").toString(), null, "none").json();
    }
}
