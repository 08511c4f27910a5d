package io.icebridge.process.waiting;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What lets tokens that wait go on, without a thread that waits with them. */
@Configuration(proxyBeanMethods = false)
@Import(Waits.class)
class WaitingWiring {
    private static final String INTERVAL = "${icebridge.poll-interval:PT1S}";

    /** Where no job runs, as where only the plan is asked for, nothing is woken either. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    Waking waking(Waits waits, RuntimeService runtime) {
        return new Waking(waits, runtime);
    }

    @Bean
    Mentions mentions(Clock clock) {
        return new Mentions(clock);
    }

    @Bean
    Watcher watcher(
            RuntimeService runtime,
            Map<String, Watch> watches,
            Clock clock,
            Mentions mentions,
            ObjectProvider<SharedLook> looks,
            @Value(INTERVAL) Duration interval,
            @Value("${icebridge.cloud-speed:1}") double cloudSpeed) {
        return new Watcher(
                runtime,
                watches,
                clock,
                new Pace(interval),
                new Patience(cloudSpeed),
                mentions,
                () -> looks.orderedStream().forEach(SharedLook::beginRound));
    }

    /** Looks again and again while the application runs. */
    @Bean
    Rounds rounds(Watcher watcher, @Value(INTERVAL) Duration interval) {
        return new Rounds(watcher, interval);
    }
}
