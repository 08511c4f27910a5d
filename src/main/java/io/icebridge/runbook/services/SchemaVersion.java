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
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * After the change of the schema: one that ended well but left the database where the rehearsal
     * found it was none, and is tried again.
     *
     * @param host where the change was made
     */
    static Deed changed(
            Site site,
            Draft draft,
            Change change,
            ServiceProfile profile,
            Database database,
            Journal journal,
            String host) {
        Draft rehearsal = new Draft(RehearseSchema.STEP, draft.subject());
        Function<String, Optional<SchemaVersion>> seen =
                part ->
                        journal.result(
                                change, rehearsal.key(database.host(), part), SchemaVersion.class);
        return draft.look(
                database.host(),
                "after",
                query(site, profile, database),
                result -> {
                    SchemaVersion now = of(result);
                    Optional<SchemaVersion> before = seen.apply("copyBefore");
                    Optional<SchemaVersion> after = seen.apply("copyAfter");
                    if (!before.equals(after) && before.equals(Optional.of(now))) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "the schema of %s is still at %s, though its change ended well"
                                        .formatted(database.schema(), now.version()),
                                "in the rehearsal it came to " + after.orElseThrow().version());
                    }
                    return now;
                },
                draft.key(host, "schema"));
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
