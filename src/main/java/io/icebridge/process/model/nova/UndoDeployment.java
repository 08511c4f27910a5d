package io.icebridge.process.model.nova;

import io.icebridge.journal.Change;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.nova.DeploymentUndo;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * undo-deployment: the way back for the parallel Nova while no server lives in it. The steps as
 * they are drawn; their work is done by {@link DeploymentUndo}.
 */
@Configuration(proxyBeanMethods = false)
class UndoDeployment {
    private final Failures failures;
    private final DeploymentUndo undo;
    private final Courses courses;

    UndoDeployment(Failures failures, DeploymentUndo undo, Courses courses) {
        this.failures = failures;
        this.undo = undo;
        this.courses = courses;
    }

    /** Never taken from the record, whoever says that it was done by hand. */
    @Bean
    Step proveNovaUnused() {
        return step((here, change) -> courses.carryOut(here, undo.proof(change)));
    }

    @Bean
    Step silenceNeutron() {
        return step(this::back);
    }

    @Bean
    Step stopNewNova() {
        return step(this::back);
    }

    @Bean
    Step removeNewEndpoints() {
        return step(
                (here, change) -> {
                    undo.proveUnused(change);
                    back(here, change);
                });
    }

    /** With it all is as before the deployment. */
    @Bean
    Step dropNewDatabase() {
        return step(
                (here, change) -> {
                    undo.proveUnused(change);
                    back(here, change);
                    courses.await(undo.completed(change));
                });
    }

    /** What takes back, at this element, all that was done. */
    private void back(Here here, Change change) {
        courses.await(undo.settle(change));
        courses.carryOut(here, undo.of(change, here.step()));
    }

    private Step step(BiConsumer<Here, Change> work) {
        return Step.of(failures, here -> work.accept(here, new Change(here.change())));
    }
}
