package io.icebridge.trace;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the tracer, where there is one, to those who do things. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingAskedFor.ENDPOINT)
class TraceWiring implements SmartInitializingSingleton, AutoCloseable {
    private final ObjectProvider<Tracer> tracer;

    TraceWiring(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer;
    }

    /** How Spring Security let a request in is of no use to those who read traces. */
    @Bean
    ObservationPredicate withoutTheWayIn() {
        return (name, context) -> !name.startsWith("spring.security");
    }

    @Override
    public void afterSingletonsInstantiated() {
        Spans.into(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Override
    public void close() {
        Spans.into(Tracer.NOOP);
    }
}
