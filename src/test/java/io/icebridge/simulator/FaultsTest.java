package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.Shape;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final AtomicReference<Fault> before = new AtomicReference<>(Fault.NONE);
    private final AtomicReference<Fault> after = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger outage = new AtomicInteger();
    private final AtomicReference<Faults.Outcome> outcome =
            new AtomicReference<>(Faults.Outcome.DONE);

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(Shape.bundled().withSpeed(200), new Scripted());

    private final Client admin = Client.admin(cloud);

    /** One fault for the next call to Nova. */
    private final class Scripted implements Faults {
        @Override
        public Fault before(String service, String method, String path) {
            return service.startsWith("nova") ? before.getAndSet(Fault.NONE) : Fault.NONE;
        }

        @Override
        public Fault after(String service, String method, String path) {
            return service.startsWith("nova") ? after.getAndSet(Fault.NONE) : Fault.NONE;
        }

        @Override
        public double outage(String region, String node) {
            return region.equals("havana") ? outage.getAndSet(0) : 0;
        }

        @Override
        public Outcome operation(String operation, String serverId) {
            return outcome.get();
        }
    }

    @Test
    void aFaultBeforeTheEffectLeavesNothingDone() {
        before.set(Fault.status(503));

        assertThat(act("{\"os-stop\": null}").status()).isEqualTo(503);

        assertThat(look().path("OS-EXT-STS:task_state").isNull()).isTrue();
    }

    @Test
    void aFaultAfterTheEffectHidesWhatWasDone() {
        after.set(Fault.status(502));

        assertThat(act("{\"os-stop\": null}").status()).isEqualTo(502);

        Client.await(this::look, s -> s.path("status").asText().equals("SHUTOFF"));
    }

    @Test
    void aDroppedOrTruncatedAnswerIsAnErrorOfTheConnection() {
        after.set(Fault.of(Fault.Kind.DROP));
        // The JDK's client sends a dropped GET again by itself, but never a POST.
        assertThatThrownBy(() -> act("{\"lock\": null}")).isInstanceOf(UncheckedIOException.class);

        after.set(Fault.of(Fault.Kind.TRUNCATE));
        assertThatThrownBy(this::look).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aPageInsteadOfJsonIsNoJson() {
        after.set(Fault.of(Fault.Kind.HTML));

        Client.Answer answer = admin.old("GET", "/servers", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isNull();
    }

    @Test
    void anOverloadSaysWhenToComeBack() {
        before.set(Fault.busy(413, 7));

        Client.Answer answer = admin.old("GET", "/servers", null);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.raw().headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.json().has("overLimit")).isTrue();
    }

    @Test
    void lostTokensMakeEveryCallFailUntilANewLogin() {
        before.set(Fault.of(Fault.Kind.NO_TOKENS));

        assertThat(admin.old("GET", "/servers", null).status()).isEqualTo(401);

        assertThat(Client.admin(cloud).old("GET", "/servers", null).status()).isEqualTo(200);
    }

    @Test
    void aFailedSnapshotLeavesNoImage() {
        outcome.set(Faults.Outcome.ERROR);
        String image = act("{\"createImage\": {\"name\": \"x\"}}").lastPartOfLocation();

        Client.await(this::look, s -> s.path("OS-EXT-STS:task_state").isNull());

        assertThat(admin.at("glance", "GET", "/v2/images/" + image, null).status()).isEqualTo(404);
    }

    @Test
    void aStuckServerIsGivenUpAfterAWhileAndIsAsBefore() {
        outcome.set(Faults.Outcome.STUCK);
        act("{\"os-stop\": null}");
        assertThat(look().path("OS-EXT-STS:task_state").asText()).isEqualTo("powering-off");

        Client.await(this::look, s -> s.path("OS-EXT-STS:task_state").isNull());

        assertThat(look().path("status").asText()).isEqualTo("ACTIVE");
    }

    /** At this speed Nova takes a node that fell silent for one that is there for 0.3 s. */
    @Test
    void whatASilentNodeIsToldItDoesWhenItIsBack() {
        outage.set(600);
        String node = look().path("OS-EXT-SRV-ATTR:host").asText();
        JsonNode before = heard(node);
        assertThat(before.path("state").asText()).isEqualTo("up");
        Client.await(() -> heard(node), s -> outage.get() == 0);
        act("{\"os-stop\": null}");

        Client.await(() -> heard(node), s -> s.path("state").asText().equals("down"));
        assertThat(look().path("OS-EXT-STS:task_state").asText()).isEqualTo("powering-off");

        Client.await(this::look, s -> s.path("status").asText().equals("SHUTOFF"));
        assertThat(heard(node).path("state").asText()).isEqualTo("up");
    }

    private JsonNode heard(String node) {
        for (JsonNode service : admin.old("GET", "/os-services", null).json().path("services")) {
            if (service.path("host").asText().equals(node)
                    && service.path("binary").asText().equals("nova-compute")) {
                return service;
            }
        }
        throw new AssertionError("no nova-compute on " + node);
    }

    @Test
    void aLateAnswerIsWhole() {
        after.set(Fault.late(Duration.ofMillis(20)));

        assertThat(
                        admin.old("GET", "/servers?all_tenants=1&limit=1", null)
                                .json()
                                .path("servers_links"))
                .hasSize(1);
    }

    @Test
    void whatIsTooMuchInAMinuteIsTurnedAway() {
        try (SimulatedCloud limited =
                SimulatedCloud.start(
                        Shape.bundled().withServers(1), Faults.limiting(Clock.systemUTC(), 2))) {
            Client client = Client.admin(limited);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                statuses.add(client.old("POST", "/servers/none/action", "{}").status());
            }

            assertThat(statuses).containsExactly(404, 404, 413);
        }
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(draw(Faults.seeded(7))).isEqualTo(draw(Faults.seeded(7)));
        assertThat(draw(Faults.seeded(7))).isNotEqualTo(draw(Faults.seeded(8)));
    }

    private static List<Fault> draw(Faults faults) {
        List<Fault> drawn = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            drawn.add(faults.before("nova-havana", "GET", "/v2/x/servers"));
            drawn.add(faults.after("nova-havana", "GET", "/v2/x/servers"));
        }
        return drawn;
    }

    private Client.Answer act(String action) {
        return admin.old("POST", "/servers/" + id() + "/action", action);
    }

    private JsonNode look() {
        return admin.old("GET", "/servers/" + id(), null).json().path("server");
    }

    private String id() {
        return cloud.ledger().at("/servers/0/oldId").asText();
    }
}
