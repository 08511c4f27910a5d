package io.icebridge.process.model.nova;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.retire.CleanUp;
import io.icebridge.runbook.retire.RetirementCourses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** retire-nova: the remaining services of the old Nova, its endpoints and its database. */
@Configuration(proxyBeanMethods = false)
public class RetireNova {
    static final String KEY = "retire-nova";

    /** The gate that opens its steps. */
    public static final String GATE = "retirement";

    private final Failures failures;
    private final RetirementCourses nova;
    private final CleanUp cleanUp;
    private final Site site;
    private final Courses courses;

    RetireNova(
            Failures failures,
            RetirementCourses nova,
            CleanUp cleanUp,
            Site site,
            Courses courses) {
        this.cleanUp = cleanUp;
        this.site = site;
        this.failures = failures;
        this.nova = nova;
        this.courses = courses;
    }

    @Bean
    Slicing retirementSlices() {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> steps() {
                return RetirementCourses.GATED;
            }

            @Override
            public Set<String> belongTogether() {
                return RetirementCourses.GATED;
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                List<io.icebridge.journal.Step> steps = new ArrayList<>();
                nova.slice(change).forEach(course -> steps.add(course.shown()));
                steps.add(CleanUp.opened(site));
                return List.of(new Slice(GATE, Subject.CHANGE, steps));
            }
        };
    }

    @Bean
    Step proveRegionEmpty() {
        return step(
                change -> {
                    nova.proveAnew(change);
                    return nova.proveEmpty();
                });
    }

    @Bean
    Step stopOldNova() {
        return step(change -> nova.stop());
    }

    @Bean
    Step archiveDatabase() {
        return step(nova::archive);
    }

    @Bean
    Step removeEndpoints() {
        return step(change -> nova.removeEndpoints());
    }

    @Bean
    Step cleanUp() {
        return Step.of(
                failures,
                here -> {
                    Change change = new Change(here.change());
                    courses.carryOut(here, nova.cleanUp(change));
                    cleanUp.run(change);
                });
    }

    private Step step(Function<Change, Course> drawn) {
        return Step.of(
                failures, here -> courses.carryOut(here, drawn.apply(new Change(here.change()))));
    }
}
