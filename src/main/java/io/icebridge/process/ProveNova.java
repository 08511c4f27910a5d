package io.icebridge.process;

import io.icebridge.runbook.nova.ParallelNova;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** prove-nova: a probe server in the new region, before any customer's server moves. */
@Configuration(proxyBeanMethods = false)
class ProveNova {
    private static final Duration PROBE_LIMIT = Duration.ofMinutes(15);

    private final Failures failures;
    private final ParallelNova nova;

    ProveNova(Failures failures, ParallelNova nova) {
        this.failures = failures;
        this.nova = nova;
    }

    @Bean
    Step bootProbe() {
        return step(here -> nova.bootProbe(here.change()));
    }

    @Bean
    Watch probeActive() {
        return Watch.of(
                PROBE_LIMIT, Set.of(), Watch.Look.those(w -> nova.probeSettled(w.change())));
    }

    @Bean
    Step removeProbe() {
        return step(here -> nova.removeProbe(here.change()));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, work);
    }
}
