package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The way back for one service: packages, configuration and database as they were. */
public final class ServiceRestore {
    private final Site site;
    private final Services services;
    private final ServiceSteps steps;
    private final Units units;
    private final DatabaseBackup databases;
    private final TestService test;

    public ServiceRestore(Site site, Cloud cloud) {
        this.site = site;
        this.services = new Services(site);
        this.steps = new ServiceSteps(site);
        this.units = new Units(site);
        this.databases = new DatabaseBackup(site);
        this.test = new TestService(site, cloud);
    }

    /**
     * Stops what runs. Refused when a later service has been upgraded already, since that one was
     * tested against this one's new release.
     */
    public void stop(String change, String service) {
        steps.once(
                change,
                service,
                "stopRestoredService",
                () -> {
                    refuseWhenLaterOnesFollowed(change, service);
                    steps.forgetUpgrade(change, service);
                    onHosts(
                            change,
                            service,
                            (host, p) -> units.stop(host, p, "stopRestoredService"));
                });
    }

    private void refuseWhenLaterOnesFollowed(String change, String service) {
        List<String> order = site.profile().services().stream().map(ServiceProfile::name).toList();
        for (String later : order.subList(order.indexOf(service) + 1, order.size())) {
            boolean followed =
                    site.journal().of(change, "service " + later).stream()
                            .anyMatch(
                                    e ->
                                            e.intent().step().equals("upgradeServicePackages")
                                                    && e.state() != Entry.State.FAILED);
            if (followed) {
                throw new StepFailure(
                        StepFailure.Kind.PROOF_FAILED,
                        service + " cannot be restored: " + later + " was upgraded after it");
            }
        }
    }

    /** Brings back the very packages that were kept before the upgrade. */
    public void packages(String change, String service) {
        steps.once(
                change,
                service,
                "restorePackages",
                () -> onHosts(change, service, this::oldPackages));
    }

    private void oldPackages(HostWork host, ServiceProfile profile) {
        Set<String> installed = host.packages(profile.packages());
        List<String> gone =
                BackUpService.versionsBefore(host, profile).stream()
                        .filter(p -> !installed.contains(p))
                        .toList();
        List<String> files = new OldPackages(site.profile()).files(host, gone);
        if (!files.isEmpty()) {
            host.detached(
                    "restorePackages." + profile.name(),
                    Template.command(
                            site.profile().host().oldPackages(), "files", files, Map.of()));
        }
    }

    /** Unpacks the saved configuration over what is there. */
    public void configuration(String change, String service) {
        steps.once(
                change,
                service,
                "restoreConfiguration",
                () ->
                        onHosts(
                                change,
                                service,
                                (host, p) -> p.folders().forEach(f -> unpack(host, p, f))));
    }

    private void unpack(HostWork host, ServiceProfile profile, String folder) {
        if (host.result("backUpService." + profile.name() + ".save" + folder).isPresent()) {
            String archive = BackUpService.archive(site, host.change(), profile, folder);
            host.once(
                    "restoreConfiguration." + profile.name() + "." + folder,
                    site.profile().configuration().restore(),
                    Map.of("archive", archive));
        }
    }

    /** Puts the database back to the dump that was made when the service had stopped. */
    public void database(String change, String service) {
        steps.once(change, service, "restoreDatabase", () -> databaseNow(change, service));
    }

    private void databaseNow(String change, String service) {
        if (services.profile(service).database() == null) {
            return;
        }
        Database database = services.database(service);
        if (site.entry(database.host()).byHand()) {
            return;
        }
        site.journal()
                .result(
                        change,
                        "host " + database.host(),
                        "stopService." + service + ServiceSteps.DUMP)
                .ifPresent(
                        checksum ->
                                databases.restore(
                                        change, "restoreDatabase." + service, database, checksum));
    }

    /** Starts the old release again. */
    public void start(String change, String service) {
        steps.once(
                change,
                service,
                "startRestoredService",
                () ->
                        onHosts(
                                change,
                                service,
                                (h, p) -> units.start(h, p, "startRestoredService")));
    }

    /** The same test as after an upgrade; with it the service is as if never touched. */
    public void test(String change, String service) {
        test.run(change, service);
        steps.forgetAll(change, service);
    }

    private void onHosts(String change, String service, BiConsumer<HostWork, ServiceProfile> work) {
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> work.accept(host, profile));
    }
}
