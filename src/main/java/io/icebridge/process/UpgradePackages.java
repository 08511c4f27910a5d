package io.icebridge.process;

import io.icebridge.runbook.services.PackageUpgrade;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-packages: the final package upgrade, on the hosts without Nova. */
@Configuration(proxyBeanMethods = false)
class UpgradePackages {
    static final String KEY = "upgrade-packages";

    static final String HOSTS = "packageHosts";
    static final Var<String> HOST = Var.text("packageHost");

    /** Hosts with a newer kernel than the one that runs, for people to plan. */
    static final String REBOOTS = "reboots";

    private final Failures failures;
    private final PackageUpgrade packages;

    UpgradePackages(Failures failures, PackageUpgrade packages) {
        this.failures = failures;
        this.packages = packages;
    }

    @Bean
    Step listPackageHosts() {
        return Step.of(failures, here -> here.setList(HOSTS, packages.hosts()));
    }

    @Bean
    Step upgradeHostPackages() {
        return Step.of(
                failures, "host", HOST, here -> packages.upgrade(here.change(), here.get(HOST)));
    }

    @Bean
    Step reportReboots() {
        return Step.of(failures, here -> here.setList(REBOOTS, packages.reboots(here.change())));
    }
}
