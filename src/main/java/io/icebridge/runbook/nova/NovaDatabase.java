package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.DatabaseDumps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The new Nova's own database; never the old one's. */
final class NovaDatabase {
    private final Site site;
    private final NovaHosts hosts;

    NovaDatabase(Site site) {
        this.site = site;
        this.hosts = new NovaHosts(site);
    }

    /**
     * Creates it, empty, and lets Nova's database user in; its password stays as it is. One that is
     * there before is somebody else's.
     */
    List<Deed> created(Draft draft, Change change, Draft back) {
        Database database = hosts.newDatabase();
        String host = database.host();
        DatabaseCommands commands = site.profile().database();
        return List.of(
                draft.look(
                        host,
                        "absent",
                        Command.of(commands.exists()),
                        result -> absent(result, database)),
                draft.run(
                        host,
                        "create",
                        Template.command(commands.create(), Map.of("schema", database.schema())),
                        dropped(back, change, database)),
                draft.run(
                        host,
                        "grant",
                        statement(site.profile().nova().grant()),
                        List.of(
                                back.run(
                                        host,
                                        "revoke",
                                        statement(site.profile().nova().revoke()),
                                        Undo.NONE))));
    }

    private static NovaUnits.Shown absent(Result result, Database database) {
        if (!result.ok() || DatabaseRow.firsts(result.output()).contains(database.schema())) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the database %s is there already on %s"
                            .formatted(database.schema(), database.host()),
                    result.output() + result.errors());
        }
        return new NovaUnits.Shown("not there");
    }

    /** What it held is dumped first. */
    private List<Deed> dropped(Draft back, Change change, Database database) {
        List<Deed> deeds = new ArrayList<>(new DatabaseDumps(site).proven(back, change, database));
        deeds.add(
                back.run(
                        database.host(),
                        "drop",
                        Template.command(
                                site.profile().database().dropIfThere(),
                                Map.of("schema", database.schema())),
                        Undo.never("the dump is kept")));
        return deeds;
    }

    private Command statement(String sql) {
        return Template.command(
                site.profile().database().statement(),
                Map.of(
                        "sql",
                        Template.sql(
                                sql,
                                Map.of(
                                        "schema", hosts.newDatabase().schema(),
                                        "user", site.profile().settings().get("nova-user")))));
    }

    /** Nothing is in it that the old one may not have; to be done before anything runs. */
    Deed emptied(Draft draft) {
        return draft.run(
                hosts.newDatabase().host(),
                "emptied",
                statement(site.profile().nova().emptied()),
                Undo.needless("it goes with the database"));
    }

    /** Gives it its schema, from the new controller, which must be configured. */
    Deed schema(Draft draft) {
        return draft.runLong(
                hosts.controller().name(),
                "schema",
                Command.of(site.profile().nova().schema()),
                Undo.needless("it goes with the database"));
    }
}
