package io.icebridge.bus;

import io.icebridge.cloudfile.CloudFile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** An ear at each bus that the cloud file names. */
@Configuration(proxyBeanMethods = false)
class BusWiring {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** Where no job runs, as where only the plan is asked for, nothing is awaited either. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    Ears ears(CloudFile file, ApplicationEventPublisher events, MeterRegistry meters) {
        Ears ears =
                new Ears(
                        file.messageBuses().stream()
                                .map(bus -> new Ear(bus, events::publishEvent, AGAIN))
                                .toList());
        meters.gauge("icebridge.buses.heard", ears, Ears::listening);
        return ears;
    }

    private record Ears(List<Ear> all) implements AutoCloseable {
        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            all.forEach(Ear::listen);
        }

        long listening() {
            return all.stream().filter(Ear::listening).count();
        }

        @Override
        public void close() {
            all.forEach(Ear::close);
        }
    }
}
