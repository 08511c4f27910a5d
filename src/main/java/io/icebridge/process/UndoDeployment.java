package io.icebridge.process;

import io.icebridge.runbook.nova.UndoNova;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** undo-deployment: the way back for the parallel Nova while no server lives in it. */
@Configuration(proxyBeanMethods = false)
class UndoDeployment {
    private final Failures failures;
    private final UndoNova undo;

    UndoDeployment(Failures failures, UndoNova undo) {
        this.failures = failures;
        this.undo = undo;
    }

    @Bean
    Step proveNovaUnused() {
        return step(here -> undo.proveUnused(here.change()));
    }

    @Bean
    Step silenceNeutron() {
        return step(here -> undo.silence(here.change()));
    }

    @Bean
    Step stopNewNova() {
        return step(here -> undo.stop(here.change()));
    }

    @Bean
    Step removeNewEndpoints() {
        return step(here -> undo.removeEndpoints(here.change()));
    }

    @Bean
    Step dropNewDatabase() {
        return step(here -> undo.dropDatabase(here.change()));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, work);
    }
}
