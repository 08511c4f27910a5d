package io.icebridge.process;

import io.icebridge.cloud.Cloud;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.ConfigurationReviews;
import io.icebridge.runbook.services.ServiceRestore;
import io.icebridge.runbook.services.ServiceUpgrade;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** What the models of a service's upgrade and restoration name, made anew for a site. */
final class ServiceBeans {
    private ServiceBeans() {}

    static void on(TestEngine engine, Site site, Cloud cloud) {
        UpgradeService upgrade =
                new UpgradeService(engine.failures, new ServiceUpgrade(site, cloud));
        engine.beansOf(upgrade);
        engine.beansOf(new RestoreService(engine.failures, new ServiceRestore(site, cloud)));
        engine.bean("recordReview", upgrade.recordReview(new ConfigurationReviews(site)));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
    }
}
