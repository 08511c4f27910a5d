package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.machine.ServiceFacts;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests that have their effect after their caller was told that nobody answers. */
class LateEffectTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofSeconds(59);

    private final OwnTime time = new OwnTime();
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(
                    Shape.bundled().withServers(3).withSpeed(1),
                    new Faults() {
                        @Override
                        public Fault before(String service, String method, String path) {
                            return method.equals("GET") ? Fault.NONE : next.getAndSet(Fault.NONE);
                        }
                    },
                    time);

    private final Client admin = Client.admin(cloud);
    private final String id = cloud.ledger().at("/servers/0/oldId").asText();

    @Test
    void aRequestThatAProxyGaveUpOnHasItsEffectLater() {
        next.set(Fault.later(MINUTE));

        assertThat(stop().status()).isEqualTo(504);

        time.pass(MOMENT);
        assertThat(taskState().isNull()).isTrue();
        assertThat(call().path("result").isNull()).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(taskState().asText()).isEqualTo("powering-off");
        assertThat(call().path("status").asInt()).isEqualTo(504);
        assertThat(call().path("result").asInt()).isEqualTo(202);
    }

    @Test
    void aRequestWhoseAnswerIsLostHasItsEffectLater() {
        next.set(Fault.laterUnheard(MINUTE));

        assertThatThrownBy(this::stop).isInstanceOf(UncheckedIOException.class);

        assertThat(taskState().isNull()).isTrue();
        time.pass(MINUTE);
        assertThat(taskState().asText()).isEqualTo("powering-off");
        assertThat(call().path("status").isNull()).isTrue();
    }

    @Test
    void aDeletionThatComesLateTakesWhatWasKeptMeanwhile() {
        next.set(Fault.later(MINUTE));
        assertThat(admin.old("DELETE", "/servers/" + id, null).status()).isEqualTo(504);
        assertThat(admin.old("GET", "/servers/" + id, null).status()).isEqualTo(200);
        assertThat(cloud.ledger().path("lost")).isEmpty();

        time.pass(MINUTE.multipliedBy(2));

        assertThat(admin.old("GET", "/servers/" + id, null).status()).isEqualTo(404);
        assertThat(cloud.ledger().path("lost")).hasSize(1);
    }

    @Test
    void aLateDeletionOfWhatWasStoppedIsNotBlamedOnWhoCouldNotKnowThatItsNodeGoesSilent() {
        JsonNode server = admin.old("GET", "/servers/" + id, null).json().path("server");
        stop();
        time.pass(MINUTE);
        next.set(Fault.later(MINUTE));
        admin.old("DELETE", "/servers/" + id, null);
        cloud.computeServiceStopped(Shape.OLD_REGION, server.path("OS-EXT-SRV-ATTR:host").asText());

        time.pass(MINUTE.multipliedBy(2));

        assertThat(admin.old("GET", "/servers/" + id, null).status()).isEqualTo(404);
        assertThat(cloud.ledger().path("violations").findValuesAsText("rule"))
                .doesNotContain("deleted-on-dead-node")
                .contains("deleted-without-proof");
    }

    @Test
    void itsTokenNeedsToHoldOnlyWhenItComesIn() {
        next.set(Fault.later(MINUTE));
        stop();
        cloud.revokeAllTokens();
        next.set(Fault.later(MINUTE));

        assertThat(stop().status()).isEqualTo(401);

        time.pass(MINUTE);
        assertThat(calls().findValuesAsText("result")).containsExactly("202", "null");
    }

    @Test
    void aServiceThatIsStoppedTakesItsRequestsWithIt() {
        next.set(Fault.later(MINUTE));
        stop();

        cloud.cloudSide()
                .serviceStopped(
                        new ServiceFacts(
                                "ctl-3", "openstack-nova-api", "2013.2.3", "nova", Map.of()));
        time.pass(MINUTE);

        assertThat(call().path("result").isNull()).isTrue();
    }

    private Client.Answer stop() {
        return admin.old("POST", "/servers/" + id + "/action", "{\"os-stop\": null}");
    }

    private JsonNode taskState() {
        return admin.old("GET", "/servers/" + id, null)
                .json()
                .path("server")
                .path("OS-EXT-STS:task_state");
    }

    private JsonNode call() {
        return calls().path(0);
    }

    private JsonNode calls() {
        return Client.send("GET", cloud.books().get("calls").toString(), null, "none").json();
    }
}
