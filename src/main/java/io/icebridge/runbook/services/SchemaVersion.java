package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Result;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/** Which version a database's schema says that it has. */
final class SchemaVersion {
    private final Site site;

    SchemaVersion(Site site) {
        this.site = site;
    }

    String of(String change, ServiceProfile profile, Database database) {
        if (site.entry(database.host()).byHand()) {
            return "unknown";
        }
        Result result =
                site.on(change, database.host())
                        .look(
                                Template.command(
                                                site.profile().database().query(),
                                                Map.of("schema", database.schema()))
                                        .reading(profile.schemaVersion() + ";\n"));
        return result.ok() ? result.output().strip() : "unknown";
    }
}
