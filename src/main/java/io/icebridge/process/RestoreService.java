package io.icebridge.process;

import io.icebridge.runbook.services.ServiceRestore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** restore-service: the way back for one service. */
@Configuration(proxyBeanMethods = false)
class RestoreService {
    static final String KEY = "restore-service";

    private static final Var<String> SERVICE = UpgradeService.SERVICE;

    private final Failures failures;
    private final ServiceRestore restore;

    RestoreService(Failures failures, ServiceRestore restore) {
        this.failures = failures;
        this.restore = restore;
    }

    @Bean
    Step stopRestoredService() {
        return step(here -> restore.stop(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step restorePackages() {
        return step(here -> restore.packages(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step restoreConfiguration() {
        return step(here -> restore.configuration(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step restoreDatabase() {
        return step(here -> restore.database(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step startRestoredService() {
        return step(here -> restore.start(here.change(), here.get(SERVICE)));
    }

    @Bean
    Step testRestoredService() {
        return step(here -> restore.test(here.change(), here.get(SERVICE)));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "service", SERVICE, work);
    }
}
