package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** The way back for one service: packages, configuration and database as they were. */
public final class RestoreService {
    private final Site site;
    private final Services services;
    private final Units units;
    private final DatabaseBackup databases;
    private final TestService test;

    public RestoreService(Site site, Cloud cloud) {
        this.site = site;
        this.services = new Services(site);
        this.units = new Units(site);
        this.databases = new DatabaseBackup(site);
        this.test = new TestService(site, cloud);
    }

    /**
     * Stops what runs. Refused when a later service has been upgraded already, since that one was
     * tested against this one's new release.
     */
    public void stop(String change, String service, String step) {
        refuseWhenLaterOnesFollowed(change, service);
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> units.stop(host, profile, step));
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
    public void packages(String change, String service, String step) {
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> packages(host, profile, step));
    }

    private void packages(HostWork host, ServiceProfile profile, String step) {
        List<String> files =
                BackUpService.keptPackages(host, profile, host.packages(profile.packages()));
        if (!files.isEmpty()) {
            host.detached(
                    step + "." + profile.name(),
                    Template.command(
                            site.profile().host().oldPackages(), "files", files, Map.of()));
        }
    }

    /** Unpacks the saved configuration over what is there. */
    public void configuration(String change, String service, String step) {
        ServiceProfile profile = services.profile(service);
        site.onEach(
                change,
                services.hosts(service),
                host -> profile.folders().forEach(folder -> unpack(host, profile, folder, step)));
    }

    private void unpack(HostWork host, ServiceProfile profile, String folder, String step) {
        if (host.result("backUpService." + profile.name() + ".save" + folder).isPresent()) {
            String archive = BackUpService.archive(site, host.change(), profile, folder);
            host.once(
                    step + "." + profile.name() + folder,
                    site.profile().configuration().restore(),
                    Map.of("archive", archive));
        }
    }

    /** Puts the database back, when its schema change had been begun. */
    public void database(String change, String service, String step) {
        ServiceProfile profile = services.profile(service);
        if (profile.database() == null) {
            return;
        }
        var database = services.database(service);
        site.journal()
                .result(change, "host " + database.host(), "stopService." + service + ".dump")
                .ifPresent(
                        checksum ->
                                databases.restore(
                                        change, step + "." + service, database, checksum));
    }

    public void start(String change, String service, String step) {
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> units.start(host, profile, step));
    }

    /** The same test as after an upgrade. */
    public String test(String change, String service) {
        return test.run(change, service);
    }
}
