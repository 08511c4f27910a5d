package io.icebridge.runbook.services;

import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;
import java.util.Map;

/** Carries the configuration reviews out and starts the service on all its hosts. */
final class StartService {
    private static final String STEP = "startService";

    private final Site site;
    private final Services services;
    private final ApplyReviews reviews;
    private final Units units;

    StartService(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.reviews = new ApplyReviews(site);
        this.units = new Units(site);
    }

    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        List<String> hosts = services.hosts(service);
        if (profile.hostByHost()) {
            site.reached(hosts).forEach(name -> again(site.on(change, name), profile));
        } else {
            site.onEach(change, hosts, host -> start(host, profile));
        }
        return "started on " + String.join(", ", hosts);
    }

    private void start(HostWork host, ServiceProfile profile) {
        reviews.run(host, profile);
        units.start(host, profile, STEP);
        restartBeside(host, profile);
    }

    /** It serves already with its old configuration; only a changed one asks for a restart. */
    private void again(HostWork host, ServiceProfile profile) {
        if (reviews.run(host, profile)) {
            units.stop(host, profile, STEP, ".stop");
        }
        start(host, profile);
    }

    private void restartBeside(HostWork host, ServiceProfile profile) {
        for (String unit : profile.restartBeside()) {
            if (units.runs(host, unit)) {
                host.once(
                        STEP + "." + profile.name() + ".restart." + unit,
                        site.profile().host().restartUnit(),
                        Map.of("unit", unit));
            }
        }
    }
}
