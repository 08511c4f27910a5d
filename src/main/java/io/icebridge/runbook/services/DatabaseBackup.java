package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.Map;

/** Dumps of a database, each with its checksum, and proven by restoring them. */
public final class DatabaseBackup {
    private final Site site;
    private final DatabaseCommands commands;

    public DatabaseBackup(Site site) {
        this.site = site;
        this.commands = site.profile().database();
    }

    /** A dump on the database's host. */
    public record Dump(String file, String checksum) {}

    /**
     * Dumps the database, restores the dump to a scratch database, dumps that and compares. Only a
     * dump that has come through takes the place of an earlier one.
     */
    public Dump proven(String change, String step, Database database) {
        String target = file(change, database);
        if (site.entry(database.host()).byHand()) {
            return new Dump(target, "made by hand");
        }
        HostWork host = site.on(change, database.host());
        String fresh = target + ".new";
        String result =
                host.once(
                        step + ".dump",
                        Template.command(commands.dump(), values(database.schema(), fresh)).line()
                                + ", restored to a scratch database and compared",
                        () -> prove(host, database, fresh, target));
        return new Dump(target, result);
    }

    private String prove(HostWork host, Database database, String fresh, String target) {
        String scratch = database.schema() + "_icebridge_scratch";
        host.run(Template.command(site.profile().host().makeFolder(), folder(host.change())));
        host.run(
                Template.command(commands.dump(), values(database.schema(), fresh))
                        .within(Limits.DUMP));
        String sum = checksum(host, fresh);
        dropIfThere(host, scratch);
        host.run(Template.command(commands.create(), Map.of("schema", scratch)));
        host.run(Template.command(commands.load(), values(scratch, fresh)).within(Limits.DUMP));
        String copy =
                firstWord(
                        host.run(
                                        Template.command(
                                                        commands.compare(),
                                                        Map.of("schema", scratch))
                                                .within(Limits.DUMP))
                                .output());
        dropIfThere(host, scratch);
        if (!copy.equals(sum)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the restored copy of %s on %s is not what was dumped"
                            .formatted(database.schema(), host.name()),
                    "dump " + sum + ", copy " + copy);
        }
        host.run(
                Template.command(
                        site.profile().host().moveFile(), Map.of("file", fresh, "target", target)));
        return sum;
    }

    /**
     * Copies the database as it is now, under another name on the same server.
     *
     * @return how long it took
     */
    Duration copy(String change, String step, Database database, String schema) {
        HostWork host = site.on(change, database.host());
        String file = file(change, new Database("", database.host(), schema));
        String took =
                host.once(
                        step,
                        Template.command(commands.dump(), values(database.schema(), file)).line()
                                + ", restored as "
                                + schema,
                        () -> {
                            long begun = System.nanoTime();
                            copyNow(host, database.schema(), schema, file);
                            return Duration.ofNanos(System.nanoTime() - begun).toString();
                        });
        return took.startsWith("PT") ? Duration.parse(took) : Duration.ZERO;
    }

    /** Lets the copy be made anew. */
    void forgetCopy(String change, String step, Database database) {
        site.on(change, database.host()).spoil(step, "a fresh copy is wanted");
    }

    private void copyNow(HostWork host, String from, String schema, String file) {
        host.run(Template.command(site.profile().host().makeFolder(), folder(host.change())));
        host.run(Template.command(commands.dump(), values(from, file)).within(Limits.DUMP));
        dropIfThere(host, schema);
        host.run(Template.command(commands.create(), Map.of("schema", schema)));
        host.run(Template.command(commands.load(), values(schema, file)).within(Limits.DUMP));
        host.run(Template.command(site.profile().host().removeFile(), Map.of("file", file)));
    }

    /** Drops a copy. */
    void drop(String change, String step, Database copy) {
        HostWork host = site.on(change, copy.host());
        host.once(
                step,
                Template.command(commands.drop(), Map.of("schema", copy.schema())).line(),
                () -> {
                    dropIfThere(host, copy.schema());
                    return "dropped";
                });
    }

    /**
     * Puts the database back to its dump, which must still be what it was.
     *
     * @param checksum what the dump had when it was proven
     */
    public void restore(String change, String step, Database database, String checksum) {
        HostWork host = site.on(change, database.host());
        String file = file(change, database);
        host.once(
                step,
                Template.command(commands.load(), values(database.schema(), file)).line(),
                () -> {
                    if (!checksum(host, file).equals(checksum)) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "the dump %s on %s is not the one that was proven"
                                        .formatted(file, host.name()));
                    }
                    dropIfThere(host, database.schema());
                    host.run(
                            Template.command(
                                    commands.create(), Map.of("schema", database.schema())));
                    host.run(
                            Template.command(commands.load(), values(database.schema(), file))
                                    .within(Limits.DUMP));
                    return "restored from " + file;
                });
    }

    /** Where a change keeps the dump. */
    public String file(String change, Database database) {
        return Paths.backups(site.profile(), change) + "/" + database.schema() + ".sql";
    }

    private String checksum(HostWork host, String file) {
        return firstWord(host.read(site.profile().host().checksum(), Map.of("file", file)));
    }

    private void dropIfThere(HostWork host, String schema) {
        if (host.read(commands.exists(), Map.of()).lines().anyMatch(schema::equals)) {
            host.run(Template.command(commands.drop(), Map.of("schema", schema)));
        }
    }

    private Map<String, String> folder(String change) {
        return Map.of("folder", Paths.backups(site.profile(), change));
    }

    private static Map<String, String> values(String schema, String file) {
        return Map.of("schema", schema, "file", file);
    }

    private static String firstWord(String line) {
        return line.strip().split("\\s+", 2)[0];
    }
}
