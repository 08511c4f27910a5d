package io.icebridge.process;

import io.icebridge.runbook.retire.OldNova;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** retire-nova: the remaining services of the old Nova, its endpoints and its database. */
@Configuration(proxyBeanMethods = false)
class RetireNova {
    static final String KEY = "retire-nova";

    private final Failures failures;
    private final OldNova nova;

    RetireNova(Failures failures, OldNova nova) {
        this.failures = failures;
        this.nova = nova;
    }

    @Bean
    Step proveRegionEmpty() {
        return step(here -> nova.proveEmpty(here.change()));
    }

    @Bean
    Step stopOldNova() {
        return step(here -> nova.stop(here.change()));
    }

    @Bean
    Step archiveDatabase() {
        return step(here -> nova.archive(here.change()));
    }

    @Bean
    Step removeEndpoints() {
        return step(here -> nova.removeEndpoints(here.change()));
    }

    @Bean
    Step cleanUp() {
        return step(here -> nova.cleanUp(here.change()));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, work);
    }
}
