package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.Map;

/** Whether the service works: on its hosts, and through its API with a write that is undone. */
final class TestService {
    private final Site site;
    private final Services services;
    private final Units units;
    private final ApiProofs proofs;

    TestService(Site site, Cloud cloud) {
        this.site = site;
        this.services = new Services(site);
        this.units = new Units(site);
        this.proofs = new ApiProofs(cloud, site);
    }

    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> onHost(host, profile));
        new ByHand(site).judgeTests(change, service);
        return proofs.of(service).prove("icebridge-test-" + service + "-" + change);
    }

    private void onHost(HostWork host, ServiceProfile profile) {
        units.mustRun(host, profile);
        if (profile.test() != null) {
            host.read(profile.test(), Map.of());
        }
    }
}
