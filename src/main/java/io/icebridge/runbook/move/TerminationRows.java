package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.FillProfile.Termination;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/** Delete-on-termination in the new Nova's database, which Icehouse's API cannot change. */
public final class TerminationRows {
    private final Site site;

    public TerminationRows(Site site) {
        this.site = site;
    }

    /**
     * Says that the volume goes with the server, and reads it back.
     *
     * @return false where Icebridge does not reach that database
     */
    boolean set(String serverId, String volumeId) {
        if (site.file().database("nova").isEmpty()) {
            return false;
        }
        Database database = new NovaHosts(site).newDatabase();
        if (site.entry(database.host()).byHand() || !isThere(database)) {
            return false;
        }
        Termination sql = site.profile().fill().termination();
        Map<String, String> ids = Map.of("server", id(serverId), "volume", id(volumeId));
        query(database, Template.text(sql.set(), ids));
        String now = query(database, Template.text(sql.see(), ids)).strip();
        if (!now.equals("1")) {
            throw Crossing.proof(
                    "delete-on-termination of volume "
                            + volumeId
                            + " should be 1 in database "
                            + database.schema()
                            + ", but is '"
                            + now
                            + "'");
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

    /** Nothing but an id may enter the statement. */
    private static String id(String text) {
        if (!text.matches("[0-9a-fA-F-]{32,36}")) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return text;
    }
}
