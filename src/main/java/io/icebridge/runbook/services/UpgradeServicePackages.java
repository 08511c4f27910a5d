package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Repository;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;
import java.util.Set;

/** New packages on the hosts of one service; the versions before and after are on record. */
final class UpgradeServicePackages {
    private static final String STEP = "upgradeServicePackages";
    private final Site site;
    private final Services services;
    private final Units units;

    UpgradeServicePackages(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.units = new Units(site);
    }

    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        List<String> hosts = services.hosts(service);
        if (profile.hostByHost()) {
            site.reached(hosts).forEach(name -> oneAfterTheOther(site.on(change, name), profile));
        } else {
            site.onEach(change, hosts, host -> upgrade(host, profile));
        }
        return "new packages on " + String.join(", ", hosts);
    }

    /** The next host is touched only when this one serves again. */
    private void oneAfterTheOther(HostWork host, ServiceProfile profile) {
        units.stop(host, profile, STEP, ".stop");
        upgrade(host, profile);
        units.start(host, profile, STEP, ".start");
    }

    private void upgrade(HostWork host, ServiceProfile profile) {
        String prefix = STEP + "." + profile.name();
        Repository.add(host, STEP);
        host.detached(prefix, Command.of(profile.upgrade()));
        Set<String> after = host.packages(profile.packages());
        String old = "-" + site.profile().from().version();
        List<String> left = after.stream().filter(p -> p.contains(old)).toList();
        if (!left.isEmpty()) {
            host.spoil(prefix, "packages of the old release were left");
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "packages of %s are still on %s after their upgrade"
                            .formatted(site.profile().from().name(), host.name()),
                    String.join("\n", left));
        }
        host.once(prefix + ".versions", "the versions afterwards", () -> String.join("\n", after));
    }
}
