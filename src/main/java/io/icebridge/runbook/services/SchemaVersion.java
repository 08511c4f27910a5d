package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/**
 * Which version a database's schema says that it has.
 *
 * @param version {@code unknown} where it does not tell
 */
record SchemaVersion(String version) {

    static Deed look(
            Site site, Draft draft, String part, ServiceProfile profile, Database database) {
        return draft.look(database.host(), part, query(site, profile, database), SchemaVersion::of);
    }

    /** Looks again at the database itself, which a rehearsal must not have touched. */
    static Deed unchanged(
            Site site,
            Draft draft,
            Change change,
            ServiceProfile profile,
            Database database,
            Journal journal) {
        return draft.look(
                database.host(),
                "realAfter",
                query(site, profile, database),
                result -> {
                    SchemaVersion now = of(result);
                    SchemaVersion before =
                            journal.result(
                                            change,
                                            draft.key(database.host(), "realBefore"),
                                            SchemaVersion.class)
                                    .orElse(now);
                    if (!now.equals(before)) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "the schema of "
                                        + database.schema()
                                        + " itself changed during the rehearsal",
                                before.version()
                                        + " became "
                                        + now.version()
                                        + "; look who did it before going on");
                    }
                    return now;
                });
    }

    private static Command query(Site site, ServiceProfile profile, Database database) {
        return Template.command(
                site.profile().database().ask(),
                Map.of("sql", profile.schemaVersion(), "schema", database.schema()));
    }

    private static SchemaVersion of(Result result) {
        String version = result.ok() ? String.join(" ", DatabaseRow.firsts(result.output())) : "";
        return new SchemaVersion(version.isEmpty() ? "unknown" : version);
    }
}
