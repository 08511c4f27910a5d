package io.icebridge.process.model.nova;

import io.icebridge.journal.Change;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.nova.DeploymentUndo;
import io.icebridge.runbook.nova.NovaCourses;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** prove-nova: a probe server in the new region, before any customer's server moves. */
@Configuration(proxyBeanMethods = false)
class ProveNova {
    private static final Duration PROBE_LIMIT = Duration.ofMinutes(15);

    private final Failures failures;
    private final NovaCourses nova;
    private final DeploymentUndo undo;
    private final Courses courses;

    ProveNova(Failures failures, NovaCourses nova, DeploymentUndo undo, Courses courses) {
        this.failures = failures;
        this.nova = nova;
        this.undo = undo;
        this.courses = courses;
    }

    @Bean
    Step bootProbe() {
        return Step.of(
                failures,
                here -> courses.carryOut(here, nova.bootProbe(new Change(here.change()))));
    }

    @Bean
    Watch probeActive() {
        return Watch.of(
                PROBE_LIMIT,
                Set.of(),
                Watch.Look.those(w -> nova.probeSettled(new Change(w.change()))));
    }

    /** Removes it whatever became of it; a bad one is booted anew at the next try. */
    @Bean
    Step removeProbe() {
        return Step.of(
                failures,
                here -> {
                    Change change = new Change(here.change());
                    Optional<StepFailure> bad = nova.foundBad(change).or(() -> judge(here, change));
                    courses.carryOut(here, nova.removeProbe(change));
                    bad.ifPresent(
                            why -> {
                                undo.probeAnew(change, why.getMessage());
                                throw why;
                            });
                });
    }

    private Optional<StepFailure> judge(Here here, Change change) {
        try {
            courses.carryOut(here, nova.judgeProbe(change));
            return Optional.empty();
        } catch (StepFailure bad) {
            return Optional.of(bad);
        }
    }
}
