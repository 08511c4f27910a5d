package io.icebridge.process.model.nova;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.nova.DeploymentUndo;
import io.icebridge.runbook.nova.NovaCourses;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** deploy-parallel-nova: the second Nova, beside the old one. */
@Configuration(proxyBeanMethods = false)
public class DeployParallelNova {
    static final String KEY = "deploy-parallel-nova";

    /** The gate that opens its steps. */
    public static final String GATE = "parallel-nova";

    private final Failures failures;
    private final NovaCourses nova;
    private final DeploymentUndo undo;
    private final Courses courses;

    DeployParallelNova(Failures failures, NovaCourses nova, DeploymentUndo undo, Courses courses) {
        this.failures = failures;
        this.nova = nova;
        this.undo = undo;
        this.courses = courses;
    }

    /** What the gate opens: all that is named here, in prove-nova and in undo-deployment. */
    @Bean
    Slicing novaSlices() {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> steps() {
                return DeploymentUndo.GATED;
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return List.of(Slicings.of(GATE, Subject.CHANGE, undo.slice(change)));
            }
        };
    }

    /** The first step: what an undo took back that came to no end is done anew. */
    @Bean
    Step installNova() {
        return Step.of(
                failures,
                here -> {
                    courses.await(undo.abandoned(new Change(here.change())));
                    courses.carryOut(here, nova.install());
                });
    }

    @Bean
    Step createNovaDatabase() {
        return step(nova::createDatabase);
    }

    @Bean
    Step configureNova() {
        return step(nova::configure);
    }

    @Bean
    Step startNova() {
        return step(change -> nova.start());
    }

    @Bean
    Step registerNova() {
        return step(nova::register);
    }

    @Bean
    Step fillNova() {
        return step(nova::fill);
    }

    @Bean
    Step notifyNova() {
        return step(nova::notifyNova);
    }

    private Step step(Function<Change, Course> drawn) {
        return Step.of(
                failures, here -> courses.carryOut(here, drawn.apply(new Change(here.change()))));
    }
}
