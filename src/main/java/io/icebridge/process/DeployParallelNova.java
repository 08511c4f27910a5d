package io.icebridge.process;

import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.nova.ParallelNova;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** deploy-parallel-nova: the second Nova, beside the old one. */
@Configuration(proxyBeanMethods = false)
class DeployParallelNova {
    static final String KEY = "deploy-parallel-nova";

    private final Failures failures;
    private final ParallelNova nova;

    DeployParallelNova(Failures failures, ParallelNova nova) {
        this.failures = failures;
        this.nova = nova;
    }

    @Bean
    Step installNova() {
        return step(here -> nova.install(here.change()));
    }

    @Bean
    Step createNovaDatabase() {
        return step(here -> nova.createDatabase(here.change()));
    }

    @Bean
    Step configureNova() {
        return step(here -> nova.configure(here.change()));
    }

    @Bean
    Step startNova() {
        return step(here -> nova.start(here.change()));
    }

    @Bean
    Step registerNova() {
        return step(here -> nova.register(here.change()));
    }

    @Bean
    Step fillNova(FillNova fill) {
        return step(here -> fill.run(here.change()));
    }

    @Bean
    Step notifyNova() {
        return step(here -> nova.notifyNova(here.change()));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, work);
    }
}
