package io.icebridge.process.model.services;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.services.PackageUpgrade;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-packages: the final package upgrade, on the hosts without Nova. */
@Configuration(proxyBeanMethods = false)
public class UpgradePackages {
    static final String KEY = "upgrade-packages";

    /** The gate that opens its steps. */
    public static final String GATE = "packages";

    static final String HOSTS = "packageHosts";
    static final Var<String> HOST = Var.text("packageHost");

    /** Hosts with a newer kernel than the one that runs, for people to plan. */
    static final String REBOOTS = "reboots";

    private final Failures failures;
    private final PackageUpgrade packages;
    private final Courses courses;

    UpgradePackages(Failures failures, PackageUpgrade packages, Courses courses) {
        this.failures = failures;
        this.packages = packages;
        this.courses = courses;
    }

    /** What the gate opens: each host by itself. */
    @Bean
    Slicing packageSlices() {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> steps() {
                return Set.of(PackageUpgrade.STEP);
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return packages.hosts().stream()
                        .map(h -> Slicings.of(GATE, Subject.host(h), List.of(packages.of(h))))
                        .toList();
            }
        };
    }

    @Bean
    Step listPackageHosts() {
        return Step.of(failures, here -> here.setList(HOSTS, packages.hosts()));
    }

    @Bean
    Step upgradeHostPackages() {
        return Step.of(
                failures,
                "host",
                HOST,
                here -> courses.carryOut(here, packages.of(here.get(HOST))));
    }

    @Bean
    Step reportReboots() {
        return Step.of(
                failures,
                here -> {
                    Change change = new Change(here.change());
                    here.setList(
                            REBOOTS,
                            Reboots.of(packages, change).stream()
                                    .map(f -> f.where() + ": " + f.what())
                                    .toList());
                });
    }
}
