package io.icebridge.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.openstack.JdkHttpExecutor;
import io.icebridge.trace.SpanReceiver.Received;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.openstack4j.core.transport.Config;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

/** What a collector receives, over real HTTP. */
class SpansTest {
    private static final Key STOP =
            new Key("stopServer", Subject.server("11aa"), Place.region("old"), "stop");

    @AutoClose private final SpanReceiver receiver = SpanReceiver.start();

    /** As much of an application as makes a tracer. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ObservationAutoConfiguration.class,
        OpenTelemetryAutoConfiguration.class,
        OpenTelemetryTracingAutoConfiguration.class,
        MicrometerTracingAutoConfiguration.class,
        OtlpTracingAutoConfiguration.class
    })
    @Import(TraceWiring.class)
    static class Traced {}

    SpansTest() throws IOException {}

    @Test
    void anEffectArrivesWithItsChangeStepAndSubjectAndTheCallsOfItBelowIt() {
        Door door = TestDoor.open(TestDoor.journal(), null, null);
        traced(
                () -> {
                    try (var subject = MDC.putCloseable("subject", "server 11aa")) {
                        door.carryOut(
                                new Change("CHG-1"),
                                Effect.repeatable(Action.look(STOP, "stop"), reach -> call()));
                    }
                });
        Received effect = the("effect");
        assertThat(effect.told())
                .containsEntry("change", "CHG-1")
                .containsEntry("step", "stopServer")
                .containsEntry("subject", "server 11aa")
                .containsEntry("place", "region old")
                .containsEntry("attempt", "1");
        Received call = the("call");
        assertThat(call.parent()).isEqualTo(effect.id());
        assertThat(call.told())
                .containsEntry("call", "GET /else")
                .containsEntry("status", "200")
                .containsEntry("subject", "server 11aa");
    }

    @Test
    void aCallThatBelongsToNothingLeavesNoSpan() {
        traced(this::call);
        assertThat(receiver.spans()).isEmpty();
    }

    @Test
    void aFailureIsToldByItsNameAndNotByWhatItSays() {
        traced(
                () ->
                        assertThatThrownBy(() -> Spans.around("step", Map::of, SpansTest::fails))
                                .hasMessage("the password is 123"));
        assertThat(the("step").told())
                .containsValue("IllegalStateException")
                .allSatisfy((key, value) -> assertThat(value).doesNotContain("123"));
    }

    @Test
    void theLogHasTheTracesIdMeanwhile() {
        traced(
                () ->
                        assertThat(Spans.around("step", Map::of, () -> MDC.get("traceId")))
                                .hasSize(32));
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void withoutAnEndpointNothingIsMadeThatCouldTrace() {
        String[] all = {
            OtlpTracingAutoConfiguration.class.getName(),
            OpenTelemetryAutoConfiguration.class.getName(),
            ObservationAutoConfiguration.class.getName(),
            null
        };
        MockEnvironment site = new MockEnvironment();
        TracingAskedFor filter = new TracingAskedFor();
        filter.setEnvironment(site);
        assertThat(filter.match(all, null)).containsExactly(false, false, true, true);
        site.setProperty(TracingAskedFor.ENDPOINT, "http://collector");
        assertThat(filter.match(all, null)).containsExactly(true, true, true, true);
    }

    /** What has ended by its end has arrived after it. */
    private void traced(Runnable work) {
        try (ConfigurableApplicationContext site =
                new SpringApplicationBuilder(Traced.class)
                        .web(WebApplicationType.NONE)
                        .run("--" + TracingAskedFor.ENDPOINT + "=" + receiver.endpoint())) {
            work.run();
        }
    }

    private static String fails() {
        throw new IllegalStateException("the password is 123");
    }

    private String call() {
        new JdkHttpExecutor()
                .execute(
                        HttpRequest.builder()
                                .endpoint(receiver.base())
                                .path("/else")
                                .method(HttpMethod.GET)
                                .config(
                                        Config.newConfig()
                                                .withConnectionTimeout(5000)
                                                .withReadTimeout(5000))
                                .build());
        return "called";
    }

    private Received the(String name) {
        return receiver.spans().stream()
                .filter(span -> span.name().equals(name))
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
