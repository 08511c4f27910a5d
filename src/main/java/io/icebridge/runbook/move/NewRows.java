package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.inventory.NovaAnswers;
import io.icebridge.runbook.inventory.NovaRows;
import io.icebridge.runbook.inventory.ServerFacts;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.FillProfile.Fact;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a new server stands in the new Nova's database, and Icehouse's API cannot change. */
public final class NewRows {
    private final Site site;
    private final Cloud cloud;

    /** Once it is there it stays. */
    private volatile boolean seen;

    public NewRows(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /**
     * What only that database knows of a new server, or Nova itself where the profile says so;
     * empty where it is out of reach.
     */
    Optional<ServerFacts> facts(String newId, ServerFacts saved) {
        if (!tellsKeys()) {
            NovaAnswers answers = new NovaAnswers(cloud, Side.NEW);
            return cloud.compute(Side.NEW)
                    .server(newId)
                    .map(
                            server ->
                                    answers.beside(
                                            server, saved, () -> cloud.network().portsOf(newId)));
        }
        return database().map(database -> new NovaRows(site).of(database, newId));
    }

    /** Whether the public key is among what can be told: the database has it, the API has not. */
    boolean tellsKeys() {
        return site.profile().fill().servers() != null;
    }

    /** That database, where Icebridge reaches it. */
    Optional<Database> database() {
        if (site.file().database("nova").isEmpty()) {
            return Optional.empty();
        }
        Database database = new NovaHosts(site).newDatabase();
        if (database.schema().isEmpty()) {
            return Optional.empty();
        }
        return site.entry(database.host()).byHand() || !isThere(database)
                ? Optional.empty()
                : Optional.of(database);
    }

    private boolean isThere(Database database) {
        if (seen) {
            return true;
        }
        Result result =
                site.hosts()
                        .host(database.host())
                        .look(Command.of(site.profile().database().exists()));
        seen = DatabaseRow.firsts(output(database, result)).contains(database.schema());
        return seen;
    }

    /**
     * Writes the fact and reads it back.
     *
     * @param ids for the statements' names; nothing but ids may enter them
     * @throws StepFailure when it is not as wanted afterwards
     */
    void set(Reach reach, Database database, Fact sql, Map<String, String> ids, String wanted) {
        ids.values().forEach(NewRows::mustBeId);
        query(reach, database, Template.text(sql.set(), ids));
        List<String> now =
                DatabaseRow.firsts(query(reach, database, Template.text(sql.see(), ids)));
        if (!now.equals(List.of(wanted))) {
            throw Crossing.proof(
                    "database %s should hold %s for %s, but holds %s"
                            .formatted(database.schema(), wanted, ids, now));
        }
    }

    private String query(Reach reach, Database database, String sql) {
        Command command =
                Template.command(
                                site.profile().database().query(),
                                Map.of("schema", database.schema()))
                        .reading(sql + ";\n");
        return output(database, reach.host(database.host()).run(command));
    }

    private static String output(Database database, Result result) {
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
