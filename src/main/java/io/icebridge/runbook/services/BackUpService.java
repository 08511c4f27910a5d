package io.icebridge.runbook.services;

import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ConfigurationCommands;
import io.icebridge.runbook.profile.HostCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** What a way back needs: the database, the configuration, and the packages themselves. */
final class BackUpService {
    private static final String STEP = "backUpService";

    private final Site site;
    private final Services services;
    private final DatabaseBackup databases;
    private final OldPackages packages;

    BackUpService(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.databases = new DatabaseBackup(site);
        this.packages = new OldPackages(site.profile());
    }

    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        site.onEach(change, services.hosts(service), host -> backUp(host, profile));
        if (profile.database() != null) {
            var dump = databases.proven(change, STEP + "." + service, services.database(service));
            return "dump " + dump.file() + " with SHA-256 " + dump.checksum();
        }
        return "no database";
    }

    private void backUp(HostWork host, ServiceProfile profile) {
        HostCommands commands = site.profile().host();
        ConfigurationCommands configuration = site.profile().configuration();
        String prefix = STEP + "." + profile.name();
        Map<String, String> folder = Map.of("folder", Paths.backups(site.profile(), host.change()));
        host.once(prefix + ".folder", commands.makeFolder(), folder);
        for (String saved : profile.folders()) {
            String archive = archive(site, host.change(), profile, saved);
            host.once(
                    prefix + ".save" + saved,
                    Template.command(
                                    configuration.save(),
                                    Map.of("archive", archive, "folder", saved))
                            .line(),
                    () -> save(host, archive, saved));
        }
        String versions =
                host.once(
                        prefix + ".versions",
                        "the versions of " + String.join(" ", profile.packages()),
                        () -> String.join("\n", host.packages(profile.packages())));
        if (!versions.isBlank()) {
            packages.keep(host);
            packages.files(host, versions.lines().toList());
        }
    }

    private String save(HostWork host, String archive, String folder) {
        ConfigurationCommands commands = site.profile().configuration();
        host.run(
                Template.command(commands.save(), Map.of("archive", archive, "folder", folder))
                        .within(Limits.DUMP));
        host.read(commands.prove(), Map.of("archive", archive));
        return host.read(site.profile().host().checksum(), Map.of("file", archive));
    }

    /** The packages as they were before, each with its version. */
    static List<String> versionsBefore(HostWork host, ServiceProfile profile) {
        return host.result(STEP + "." + profile.name() + ".versions")
                .map(text -> text.lines().filter(l -> !l.isBlank()).toList())
                .orElse(List.of());
    }

    static String archive(Site site, String change, ServiceProfile profile, String folder) {
        return Paths.backups(site.profile(), change)
                + "/"
                + profile.name()
                + folder.replace('/', '-')
                + ".tar.gz";
    }
}
