package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.profile.DatabaseCheck;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the new release's migrations refuse, where it can be seen in the databases on a host. The
 * rehearsal of the schema finds the rest.
 */
final class DatabaseChecks {
    private static final int NAMED = 20;

    private final CloudFile file;
    private final Profile profile;

    DatabaseChecks(CloudFile file, Profile profile) {
        this.file = file;
        this.profile = profile;
    }

    List<Finding> check(HostEntry entry, Host host) {
        return profile.databaseReadiness().stream()
                .flatMap(
                        check ->
                                file
                                        .database(check.service())
                                        .filter(d -> d.host().equals(entry.name()))
                                        .flatMap(d -> found(check, d, host))
                                        .stream())
                .toList();
    }

    /** Nothing where the table is not there, as of a plugin that the site does not have. */
    private Optional<Finding> found(DatabaseCheck check, Database database, Host host) {
        String sql = Template.text(check.sql(), Map.of("schema", database.schema()));
        Result result =
                host.look(
                        Template.command(
                                profile.database().ask(),
                                Map.of("sql", sql, "schema", database.schema())));
        List<DatabaseRow> rows = result.ok() ? DatabaseRow.all(result.output()) : List.of();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "host " + database.host(),
                                check.code(),
                                check.what() + ": " + named(rows),
                                check.remedy(),
                                false));
    }

    private static String named(List<DatabaseRow> rows) {
        String names =
                rows.stream()
                        .limit(NAMED)
                        .map(DatabaseRow::texts)
                        .map(columns -> String.join(" ", columns))
                        .collect(Collectors.joining(", "));
        return rows.size() > NAMED ? names + " and others" : names;
    }
}
