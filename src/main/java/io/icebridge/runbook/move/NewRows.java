package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.FillProfile.Fact;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/** What of a new server stands in the new Nova's database, and Icehouse's API cannot change. */
public final class NewRows {
    private final Site site;

    public NewRows(Site site) {
        this.site = site;
    }

    /**
     * Writes the fact and reads it back.
     *
     * @param ids for the statements' names; nothing but ids may enter them
     * @return false where Icebridge does not reach that database
     */
    boolean set(Fact sql, Map<String, String> ids, String wanted) {
        if (site.file().database("nova").isEmpty()) {
            return false;
        }
        Database database = new NovaHosts(site).newDatabase();
        if (site.entry(database.host()).byHand() || !isThere(database)) {
            return false;
        }
        ids.values().forEach(NewRows::mustBeId);
        query(database, Template.text(sql.set(), ids));
        String now = query(database, Template.text(sql.see(), ids)).strip();
        if (!now.equals(wanted)) {
            throw Crossing.proof(
                    "database %s should hold %s for %s, but holds '%s'"
                            .formatted(database.schema(), wanted, ids, now));
        }
        return true;
    }

    private boolean isThere(Database database) {
        return run(database, Command.of(site.profile().database().exists()))
                .lines()
                .anyMatch(database.schema()::equals);
    }

    private String query(Database database, String sql) {
        return run(
                database,
                Template.command(
                                site.profile().database().query(),
                                Map.of("schema", database.schema()))
                        .reading(sql + ";\n"));
    }

    private String run(Database database, Command command) {
        Result result = site.hosts().host(database.host()).run(command);
        if (!result.ok() || result.truncated()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "the new Nova's database could not be reached on host " + database.host(),
                    result.errors());
        }
        return result.output();
    }

    /** Users of a directory have other ids than Keystone's own. */
    private static void mustBeId(String text) {
        if (!text.matches("[0-9A-Za-z._@-]{1,64}")) {
            throw new IllegalArgumentException("not an id: " + text);
        }
    }
}
