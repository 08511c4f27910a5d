package io.icebridge.process.model.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.ServiceCourses;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** What the models of a service's upgrade and restoration name, made anew for a site. */
final class ServiceBeans {
    private ServiceBeans() {}

    static ServiceCourses on(TestEngine engine, Site site, Cloud cloud) {
        Runner runner = engine.runner(site, cloud);
        ServiceCourses services = new ServiceCourses(site, cloud, engine.records, runner);
        FileReviews reviews = new FileReviews(engine.records);
        UpgradeService upgrade =
                new UpgradeService(engine.failures, services, engine.courses(runner));
        engine.beansOf(upgrade);
        engine.bean("rehearseSchema", upgrade.rehearseSchema(reviews));
        engine.bean("updateSchema", upgrade.updateSchema(reviews));
        engine.beansOf(new RestoreService(engine.failures, services, engine.courses(runner)));
        engine.bean(
                "listOtherServices",
                new UpgradeServices().listOtherServices(services, engine.failures));
        engine.bean("recordReview", upgrade.recordReview(reviews));
        engine.bean("showReview", upgrade.showReview(reviews));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
        return services;
    }
}
