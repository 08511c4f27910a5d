package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;

/** The steps of one service's upgrade; each can be carried out again without harm. */
public final class ServiceUpgrade {
    private final Site site;
    private final Services services;
    private final ServiceSteps steps;
    private final Rehearsal rehearsal;
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
        this.steps = new ServiceSteps(site);
        this.rehearsal = new Rehearsal(site);
        this.backUp = new BackUpService(site);
        this.units = new Units(site);
        this.databases = new DatabaseBackup(site);
        this.packages = new UpgradeServicePackages(site);
        this.schema = new UpdateSchema(site);
        this.reviews = new ConfigurationReviews(site);
        this.start = new StartService(site);
        this.test = new TestService(site, cloud);
    }

    /** Whether this cloud has the service at all; that it has not is on record as well. */
    public boolean find(String change, String service) {
        boolean here = services.here(service);
        if (!here) {
            steps.once(
                    change, service, "findService", () -> "skipped: this cloud has no host for it");
        }
        return here;
    }

    /** Tries the schema change on a copy, and keeps how long it took for the gate. */
    public void rehearse(String change, String service) {
        steps.once(change, service, "rehearseSchema", () -> rehearsal.run(change, service));
    }

    /** Saves the database, the configuration and the packages, and proves what can be proven. */
    public void backUp(String change, String service) {
        steps.once(change, service, "backUpService", () -> backUp.run(change, service));
    }

    /**
     * Stops the service on all its hosts, unless it is to be upgraded host by host, and dumps its
     * database again, now that nothing is written any more: that dump is the one to go back to.
     */
    public void stop(String change, String service) {
        steps.once(change, service, "stopService", () -> stopNow(change, service));
    }

    private void stopNow(String change, String service) {
        steps.forgetRestore(change, service);
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

    /** New packages on every host of the service, with the versions before and after. */
    public void upgradePackages(String change, String service) {
        steps.once(change, service, "upgradeServicePackages", () -> packages.run(change, service));
    }

    /** Changes the schema once, on one host. */
    public void updateSchema(String change, String service) {
        steps.once(change, service, "updateSchema", () -> schema.run(change, service));
    }

    /** What people must decide before the service starts. */
    public List<FileReview> openReviews(String change, String service) {
        return reviews.open(change, service);
    }

    /** Carries the reviews' decisions out and starts the service on all its hosts. */
    public void start(String change, String service) {
        steps.once(change, service, "startService", () -> start.run(change, service));
    }

    /** Proves that it works, through its API and on its hosts. */
    public void test(String change, String service) {
        steps.once(change, service, "testService", () -> test.run(change, service));
    }
}
