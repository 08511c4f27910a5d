package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dumps of a database, each with its checksum, and proven by restoring them. */
public final class DatabaseDumps {
    private static final String SCRATCH = "_icebridge_scratch";

    private final Site site;
    private final DatabaseCommands commands;

    public DatabaseDumps(Site site) {
        this.site = site;
        this.commands = site.profile().database();
    }

    /** A checksum as {@code sha256sum} printed it. */
    public record Checksum(String sha256) {
        private static final Pattern SUM = Pattern.compile("\\b[0-9a-f]{64}\\b");

        static Checksum of(Result result) {
            if (!result.ok() || result.output().isBlank()) {
                throw new StepFailure(
                        StepFailure.Kind.PROOF_FAILED,
                        "a dump is not what it should be",
                        result.output() + result.errors());
            }
            // warnings may stand around it
            Matcher sum = SUM.matcher(result.output());
            return new Checksum(
                    sum.find() ? sum.group() : result.output().strip().split("\\s+", 2)[0]);
        }
    }

    /**
     * Dumps the database, restores the dump to a scratch database, dumps that and compares. Only a
     * dump that has come through takes the place of an earlier one.
     */
    public List<Deed> proven(Draft draft, Change change, Database database) {
        String host = database.host();
        String target = file(change, database);
        String fresh = target + ".new";
        String scratch = database.schema() + SCRATCH;
        Undo stays = Undo.needless("the dump is kept");
        Undo removed = Undo.needless("the scratch database is dropped again");
        List<Deed> deeds = new ArrayList<>();
        deeds.add(draft.run(host, "dumpFolder", folder(change), stays));
        deeds.add(
                draft.runLong(host, "dump", on(commands.dump(), database.schema(), fresh), stays));
        deeds.add(draft.run(host, "scratchGone", drop(scratch), removed));
        deeds.add(draft.run(host, "scratch", create(scratch), removed));
        deeds.add(
                draft.runLong(host, "scratchLoaded", on(commands.load(), scratch, fresh), removed));
        deeds.add(
                draft.look(
                        host,
                        "dumpProven",
                        on(commands.same(), scratch, fresh).within(Draft.LONG),
                        Checksum::of,
                        draft.key(host, "dump"),
                        draft.key(host, "scratchGone"),
                        draft.key(host, "scratch"),
                        draft.key(host, "scratchLoaded")));
        deeds.add(draft.run(host, "scratchDropped", drop(scratch), removed));
        deeds.add(
                draft.run(
                        host,
                        "dumpKept",
                        Template.command(
                                site.profile().host().moveFile(),
                                Map.of("file", fresh, "target", target)),
                        stays));
        return deeds;
    }

    /** The look that proved a dump; its result is a {@link Checksum}. */
    public static Key proof(Draft draft, Database database) {
        return draft.key(database.host(), "dumpProven");
    }

    /** Copies the database as it is now, under another name on the same server. */
    List<Deed> copied(Draft draft, Change change, Database database, String schema) {
        String host = database.host();
        String file = file(change, new Database("", host, schema));
        Undo removed = Undo.needless("the copy is dropped at the end of the rehearsal");
        return List.of(
                draft.run(host, "copyFolder", folder(change), removed),
                draft.runLong(
                        host, "copyDumped", on(commands.dump(), database.schema(), file), removed),
                draft.run(host, "copyGone", drop(schema), removed),
                draft.run(host, "copyCreated", create(schema), removed),
                draft.runLong(host, "copyLoaded", on(commands.load(), schema, file), removed),
                draft.run(
                        host,
                        "copyFileRemoved",
                        Template.command(site.profile().host().removeFile(), Map.of("file", file)),
                        Undo.needless("it was the copy's")));
    }

    Deed dropped(Draft draft, Database copy) {
        return draft.run(
                copy.host(), "copyDropped", drop(copy.schema()), Undo.needless("it was a copy"));
    }

    /**
     * Puts the database back to its dump, which must still be what it was when it was proven.
     *
     * @param proven the look that proved it
     */
    public List<Deed> back(
            Draft draft,
            Change change,
            Database database,
            java.util.function.Supplier<Checksum> proven) {
        String host = database.host();
        String file = file(change, database);
        return List.of(
                draft.look(
                        host,
                        "dumpUnchanged",
                        Template.command(site.profile().host().checksum(), Map.of("file", file)),
                        result -> unchanged(result, file, proven.get())),
                draft.run(host, "drop", drop(database.schema()), Undo.NONE),
                draft.run(host, "create", create(database.schema()), Undo.NONE),
                draft.runLong(
                        host, "load", on(commands.load(), database.schema(), file), Undo.NONE));
    }

    private static Checksum unchanged(Result result, String file, Checksum proven) {
        Checksum now = Checksum.of(result);
        if (!now.equals(proven)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the dump " + file + " is not the one that was proven",
                    "it was " + proven.sha256() + " and is " + now.sha256());
        }
        return now;
    }

    /** Where a change keeps the dump. */
    public String file(Change change, Database database) {
        return Paths.backups(site.profile(), change.id()) + "/" + database.schema() + ".sql";
    }

    private Command folder(Change change) {
        return Template.command(
                site.profile().host().makeFolder(),
                Map.of("folder", Paths.backups(site.profile(), change.id())));
    }

    private Command drop(String schema) {
        return Template.command(commands.dropIfThere(), Map.of("schema", schema));
    }

    private Command create(String schema) {
        return Template.command(commands.create(), Map.of("schema", schema));
    }

    private static Command on(String template, String schema, String file) {
        return Template.command(template, Map.of("schema", schema, "file", file));
    }
}
