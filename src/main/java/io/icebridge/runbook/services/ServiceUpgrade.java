package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;

/** The steps of one service's upgrade; each can be carried out again without harm. */
public final class ServiceUpgrade {
    private final Site site;
    private final Services services;
    private final BackUpService backUp;
    private final Units units;
    private final DatabaseBackup databases;
    private final UpgradeServicePackages packages;
    private final UpdateSchema schema;
    private final ConfigurationReviews reviews;
    private final StartService start;
    private final TestService test;

    public ServiceUpgrade(Site site, Cloud cloud) {
        this.site = site;
        this.services = new Services(site);
        this.backUp = new BackUpService(site);
        this.units = new Units(site);
        this.databases = new DatabaseBackup(site);
        this.packages = new UpgradeServicePackages(site);
        this.schema = new UpdateSchema(site);
        this.reviews = new ConfigurationReviews(site);
        this.start = new StartService(site);
        this.test = new TestService(site, cloud);
    }

    /** Whether this cloud has the service at all. */
    public boolean here(String service) {
        return services.here(service);
    }

    public void backUp(String change, String service) {
        backUp.run(change, service, "backUpService");
    }

    /**
     * Stops the service on all its hosts, unless it is to be upgraded host by host, and dumps its
     * database again, now that nothing is written any more: that dump is the one to go back to.
     */
    public void stop(String change, String service) {
        ServiceProfile profile = services.profile(service);
        if (!profile.hostByHost()) {
            site.onEach(
                    change,
                    services.hosts(service),
                    host -> units.stop(host, profile, "stopService"));
        }
        if (profile.database() != null) {
            databases.proven(change, "stopService." + service, services.database(service));
        }
    }

    public void upgradePackages(String change, String service) {
        packages.run(change, service);
    }

    public String updateSchema(String change, String service) {
        return schema.run(change, service, "updateSchema");
    }

    /** What people must decide before the service starts. */
    public List<FileReview> openReviews(String change, String service) {
        return reviews.open(change, service);
    }

    public void start(String change, String service) {
        start.run(change, service, "startService");
    }

    public String test(String change, String service) {
        return test.run(change, service);
    }
}
