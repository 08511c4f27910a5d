package io.icebridge.process.model.services;

import io.icebridge.journal.Change;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.services.ServiceCourses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** restore-service: the way back for one service. */
@Configuration(proxyBeanMethods = false)
class RestoreService {
    static final String KEY = "restore-service";

    private static final Var<String> SERVICE = UpgradeService.SERVICE;

    private final Failures failures;
    private final ServiceCourses services;
    private final Courses courses;

    RestoreService(Failures failures, ServiceCourses services, Courses courses) {
        this.failures = failures;
        this.services = services;
        this.courses = courses;
    }

    @Bean
    Step stopRestoredService() {
        return back();
    }

    @Bean
    Step restorePackages() {
        return back();
    }

    @Bean
    Step restoreConfiguration() {
        return back();
    }

    @Bean
    Step restoreDatabase() {
        return back();
    }

    @Bean
    Step startRestoredService() {
        return back();
    }

    /** With it the service is as if never touched. */
    @Bean
    Step testRestoredService() {
        return step(
                here -> {
                    Change change = new Change(here.change());
                    courses.carryOut(here, services.testRestored(change, here.get(SERVICE)));
                    services.restored(change, here.get(SERVICE));
                });
    }

    /** What takes back, at this element, all that was done. */
    private Step back() {
        return step(
                here -> {
                    Change change = new Change(here.change());
                    courses.await(services.settle(change, here.get(SERVICE)));
                    courses.carryOut(
                            here, services.restore(change, here.get(SERVICE), here.step()));
                });
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "service", SERVICE, work);
    }
}
