package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.ServiceProfile.LeastVersion;
import java.util.List;

/** The one schema change of a service, on one host, after all its hosts have the new packages. */
final class UpdateSchema {
    private final Site site;
    private final Services services;
    private final SchemaVersion versions;

    UpdateSchema(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.versions = new SchemaVersion(site);
    }

    /** Gives back what the schema's version was and is. */
    String run(String change, String service) {
        ServiceProfile profile = services.profile(service);
        if (profile.schema() == null) {
            return "no schema to change";
        }
        if (site.entry(services.schemaHost(service)).byHand()) {
            return "changed by hand";
        }
        HostWork host = site.on(change, services.schemaHost(service));
        if (profile.leastVersion() != null) {
            check(host, profile.leastVersion());
        }
        String prefix = "updateSchema." + service;
        String before =
                host.once(
                        prefix + ".before",
                        "the schema's version",
                        () -> versions.of(change, profile, services.database(service)));
        if (profile.beforeSchema() != null) {
            host.detached(prefix + ".prepare", Command.of(profile.beforeSchema()));
        }
        host.detached(prefix, Command.of(profile.schema()));
        return "schema version "
                + before
                + " became "
                + versions.of(change, profile, services.database(service));
    }

    private static void check(HostWork host, LeastVersion least) {
        String installed =
                host.packages(List.of(least.packageName())).stream()
                        .findFirst()
                        .map(p -> p.substring(least.packageName().length() + 1))
                        .orElse("0");
        if (RpmVersion.of(installed).compareTo(RpmVersion.of(least.version())) < 0) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "%s on %s is %s; its schema change needs at least %s"
                            .formatted(
                                    least.packageName(), host.name(), installed, least.version()));
        }
    }
}
