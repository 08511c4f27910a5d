package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.Planned;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ConfigurationCommands;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.FinalPackages;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What upgrading a service, or the last packages, will run; the same whenever it is asked. */
public final class ServicePlan {
    private final Site site;
    private final Services services;

    public ServicePlan(Site site) {
        this.site = site;
        this.services = new Services(site);
    }

    /** Every command of the service's upgrade in order, or that it is skipped. */
    public List<Planned> steps(String change, String service) {
        ServiceProfile profile = services.profile(service);
        if (!services.here(service)) {
            return List.of(new Planned("Skip", profile.title(), "this cloud has no host for it"));
        }
        List<Planned> steps = new ArrayList<>();
        String hosts = String.join(", ", services.hosts(service));
        backUp(steps, change, profile, hosts);
        if (profile.stop() != null) {
            steps.add(new Planned("Stop", hosts + oneByOne(profile), profile.stop()));
        }
        steps.add(new Planned("Add repository", hosts, repository()));
        steps.add(new Planned("Upgrade packages", hosts + oneByOne(profile), profile.upgrade()));
        if (profile.schema() != null) {
            String host = services.schemaHost(service);
            if (profile.beforeSchema() != null) {
                steps.add(new Planned("Prepare schema", host, profile.beforeSchema()));
            }
            steps.add(new Planned("Update schema", host, profile.schema()));
        }
        profile.folders()
                .forEach(
                        folder ->
                                steps.add(
                                        new Planned(
                                                "Review configuration",
                                                hosts,
                                                Template.shown(
                                                        site.profile().configuration().findNew(),
                                                        Map.of("folder", folder)))));
        steps.add(new Planned("Start", hosts + oneByOne(profile), profile.start()));
        steps.add(new Planned("Test", profile.title(), ApiProofs.described(service)));
        return steps;
    }

    private void backUp(List<Planned> steps, String change, ServiceProfile profile, String hosts) {
        ConfigurationCommands configuration = site.profile().configuration();
        for (String saved : profile.folders()) {
            String archive = BackUpService.archive(site, change, profile, saved);
            steps.add(
                    new Planned(
                            "Save configuration",
                            hosts,
                            Template.shown(
                                    configuration.save(),
                                    Map.of("archive", archive, "folder", saved))));
        }
        steps.add(new Planned("Keep packages", hosts, "the installed ones, for a way back"));
        if (profile.database() != null) {
            DatabaseCommands commands = site.profile().database();
            Database database = services.database(profile.name());
            String file = new DatabaseBackup(site).file(change, database);
            steps.add(
                    new Planned(
                            "Dump database, prove the dump by restoring it",
                            database.host(),
                            Template.shown(
                                    commands.dump(),
                                    Map.of("schema", database.schema(), "file", file))));
        }
    }

    private String repository() {
        return Template.shown(site.profile().host().addRepository(), site.profile().settings());
    }

    private static String oneByOne(ServiceProfile profile) {
        return profile.hostByHost() ? " (one after the other)" : "";
    }

    /** The final package upgrade. */
    public List<Planned> packages() {
        FinalPackages profile = site.profile().finalPackages();
        return site.hostsWithout(profile.withoutRoles()).stream()
                .map(host -> new Planned("Upgrade all packages", host, profile.upgrade()))
                .toList();
    }
}
