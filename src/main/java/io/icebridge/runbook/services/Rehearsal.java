package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.RehearsalCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The schema change on a copy of the database, while the service still serves: what it would do and
 * how long it takes is known before anybody approves the interruption.
 */
final class Rehearsal {
    private static final String STEP = "rehearseSchema";

    private final Site site;
    private final Services services;
    private final RehearsalCommands commands;
    private final DatabaseBackup databases;
    private final SchemaVersion versions;
    private final RehearsalConfiguration configuration;

    Rehearsal(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.commands = site.profile().rehearsal();
        this.databases = new DatabaseBackup(site);
        this.versions = new SchemaVersion(site);
        this.configuration = new RehearsalConfiguration(site);
    }

    /** Gives back what it took, for the gate. */
    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        if (profile.rehearsal() == null) {
            return "no schema to change";
        }
        Database database = services.database(service);
        String where = services.schemaHost(service);
        if (site.entry(where).byHand() || site.entry(database.host()).byHand()) {
            return "not rehearsed, since " + where + " or its database is not logged in to";
        }
        HostWork host = site.on(change, where);
        programs(host, profile);
        Database copy = new Database(service, database.host(), database.schema() + "_rehearsal");
        String prefix = prefix(profile);
        Duration copied = databases.copy(change, prefix + ".copy", database, copy.schema());
        configuration.prepare(host, prefix, profile, database, copy);
        String before = versions.of(change, profile, copy);
        String real = versions.of(change, profile, database);
        Duration took = change(host, profile, prefix);
        String after = versions.of(change, profile, copy);
        remove(host, profile, copy);
        if (!versions.of(change, profile, database).equals(real)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the schema of " + database.schema() + " itself changed during the rehearsal",
                    real + " became something else; look who did it before going on");
        }
        return "schema version %s became %s in %d s on a copy, which took %d s to dump and restore"
                .formatted(before, after, took.toSeconds(), copied.toSeconds());
    }

    /** After one that failed the next begins with a fresh copy. */
    private Duration change(HostWork host, ServiceProfile profile, String prefix) {
        try {
            return host.timed(
                    prefix,
                    Template.command(
                            commands.run(),
                            Map.of(
                                    "root",
                                    root(profile),
                                    "command",
                                    profile.rehearsal().command())));
        } catch (StepFailure failed) {
            host.spoil(prefix, "to be tried on a fresh copy");
            host.spoil(prefix + ".user", "to be tried on a fresh copy");
            databases.forgetCopy(
                    host.change(), prefix + ".copy", services.database(profile.name()));
            throw failed;
        }
    }

    private void programs(HostWork host, ServiceProfile profile) {
        Map<String, String> values = values(profile);
        String prefix = prefix(profile);
        host.once(
                prefix + ".folder",
                site.profile().host().makeFolder(),
                Map.of("folder", root(profile)));
        host.detached(prefix + ".base", Template.command(commands.base(), values));
        host.detached(
                prefix + ".programs",
                Template.command(
                        commands.install(), "packages", profile.rehearsal().packages(), values));
    }

    /** What is left of it is nothing; a next rehearsal begins anew. */
    private void remove(HostWork host, ServiceProfile profile, Database copy) {
        String prefix = prefix(profile);
        host.once(prefix + ".remove", commands.remove(), Map.of("root", root(profile)));
        databases.drop(host.change(), prefix + ".drop", copy);
        configuration.revoke(host.change(), prefix, copy);
    }

    private static String prefix(ServiceProfile profile) {
        return STEP + "." + profile.name();
    }

    private String root(ServiceProfile profile) {
        return RehearsalConfiguration.root(site, profile);
    }

    private Map<String, String> values(ServiceProfile profile) {
        Map<String, String> values = new TreeMap<>(site.profile().settings());
        values.put("root", root(profile));
        return values;
    }
}
