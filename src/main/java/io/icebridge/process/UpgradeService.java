package io.icebridge.process;

import io.icebridge.runbook.services.ConfigurationReviews;
import io.icebridge.runbook.services.FileReview;
import io.icebridge.runbook.services.ServiceUpgrade;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-service and upgrade-in-place: one service from Havana to Icehouse. */
@Configuration(proxyBeanMethods = false)
class UpgradeService {
    static final String KEY = "upgrade-service";

    /** The service's name in the release profile. */
    static final Var<String> SERVICE = Var.text("service");

    static final Var<Boolean> FOUND = Var.flag("serviceFound");

    /** One for each file that somebody must decide on before the gate, by the file's key. */
    static final String FILES = "filesToReview";

    /** One for each file that the new packages brought otherwise than it was reviewed. */
    static final String OTHERWISE = "filesOtherwise";

    static final Var<String> FILE = Var.text("fileToReview");

    /** The options of all those files, for the form. */
    static final String REVIEWS = "reviews";

    private final Failures failures;
    private final ServiceUpgrade upgrade;

    UpgradeService(Failures failures, ServiceUpgrade upgrade) {
        this.failures = failures;
        this.upgrade = upgrade;
    }

    @Bean
    Step findService() {
        return step(here -> here.set(FOUND, upgrade.find(here.change(), here.get(SERVICE))));
    }

    @Bean
    Step rehearseSchema() {
        return step(
                here -> {
                    upgrade.rehearse(here.change(), here.get(SERVICE));
                    askToReview(here, FILES);
                });
    }

    @Bean
    Step backUpService() {
        return step(here -> upgrade.backUp(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step stopService() {
        return step(here -> upgrade.stop(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step upgradeServicePackages() {
        return step(here -> upgrade.upgradePackages(here.change(), here.get(SERVICE)));
    }

    /** Also lists what there is to review, since the schema change may leave files too. */
    @Bean
    Step updateSchema() {
        return step(
                here -> {
                    upgrade.updateSchema(here.change(), here.get(SERVICE));
                    askToReview(here, OTHERWISE);
                });
    }

    private void askToReview(Here here, String files) {
        List<FileReview> open = upgrade.openReviews(here.change(), here.get(SERVICE));
        here.setList(files, open.stream().map(FileReview::key).toList());
        here.setJson(REVIEWS, open.stream().flatMap(r -> r.rows().stream()).toList());
    }

    @Bean
    TaskListener recordReview(ConfigurationReviews reviews) {
        return new RecordReview(reviews);
    }

    @Bean
    Step startService() {
        return step(here -> upgrade.start(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step testService() {
        return step(here -> upgrade.test(here.change(), here.get(SERVICE)));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "service", SERVICE, work);
    }
}
