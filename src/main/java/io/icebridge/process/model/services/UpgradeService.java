package io.icebridge.process.model.services;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.services.FileReview;
import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.ServiceCourses;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-service: one service from Havana to Icehouse. */
@Configuration(proxyBeanMethods = false)
public class UpgradeService {
    static final String KEY = "upgrade-service";

    /** The gate that opens its steps. */
    public static final String GATE = "service";

    /** The service's name in the release profile. */
    static final Var<String> SERVICE = Var.text("service");

    static final Var<Boolean> FOUND = Var.flag("serviceFound");

    /** One for each file that somebody must decide on; the element is the file's key. */
    static final String FILES = "filesToReview";

    /** Those of them that turned out otherwise than what was reviewed before the gate. */
    static final String OTHERWISE = "filesOtherwise";

    static final Var<String> FILE = Var.text("fileToReview");

    private final Failures failures;
    private final ServiceCourses services;
    private final Courses courses;

    UpgradeService(Failures failures, ServiceCourses services, Courses courses) {
        this.failures = failures;
        this.services = services;
        this.courses = courses;
    }

    private interface Drawn {
        Course of(Change change, String service);
    }

    /** What the gate of one service opens. */
    static Slice slice(ServiceCourses services, Change change, String service) {
        return Slicings.of(GATE, Subject.service(service), services.slice(change, service));
    }

    /** What the gate of a service opens: all that is named here and in restore-service. */
    @Bean
    Slicing serviceSlices() {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> steps() {
                return ServiceCourses.GATED;
            }

            @Override
            public Set<String> belongTogether() {
                return ServiceCourses.OUTAGE;
            }

            @Override
            public List<Slice> slices(Change change, String service) {
                return services.services().here(service)
                        ? List.of(slice(services, change, service))
                        : List.of();
            }

            @Override
            public List<Slice> all(Change change) {
                return services.services().here().stream()
                        .map(service -> slice(services, change, service))
                        .toList();
            }
        };
    }

    @Bean
    Step findService() {
        return step(here -> here.set(FOUND, services.find(change(here), here.get(SERVICE))));
    }

    /** Also lists what there is to review before the gate. */
    @Bean
    Step rehearseSchema(FileReviews reviews) {
        return step(
                here -> {
                    services.rehearseAfresh(change(here), here.get(SERVICE), here.since());
                    go(here, services::rehearse);
                    ask(here, FILES, reviews);
                });
    }

    private static void ask(Here here, String files, FileReviews reviews) {
        List<FileReview> open = reviews.open(change(here), here.get(SERVICE));
        here.setList(files, open.stream().map(FileReview::key).toList());
    }

    @Bean
    Step backUpService() {
        return step(services::backUp);
    }

    @Bean
    Step stopService() {
        return step(
                here -> {
                    courses.await(services.upgradeAgain(change(here), here.get(SERVICE)));
                    go(here, services::stop);
                });
    }

    @Bean
    Step upgradeServicePackages() {
        return step(services::packages);
    }

    /** Also asks again about files that turned out otherwise than what was reviewed. */
    @Bean
    Step updateSchema(FileReviews reviews) {
        return step(
                here -> {
                    services.standstillAnew(change(here), here.get(SERVICE));
                    go(here, services::schema);
                    ask(here, OTHERWISE, reviews);
                });
    }

    @Bean
    TaskListener recordReview(FileReviews reviews) {
        return new RecordReview(reviews);
    }

    @Bean
    TaskListener showReview(FileReviews reviews) {
        return new ShowReview(reviews);
    }

    @Bean
    Step startService() {
        return step(services::start);
    }

    @Bean
    Step testService() {
        return step(services::test);
    }

    private void go(Here here, Drawn drawn) {
        courses.carryOut(here, drawn.of(change(here), here.get(SERVICE)));
    }

    private static Change change(Here here) {
        return new Change(here.change());
    }

    private Step step(Drawn drawn) {
        return step((Step.Work) here -> go(here, drawn));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "service", SERVICE, work);
    }
}
