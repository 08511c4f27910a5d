package io.icebridge.runbook.retire;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.DatabaseBackup;
import io.icebridge.runbook.services.DatabaseBackup.Dump;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The old database, archived as a dump that restores; the database itself is left alone. */
final class Archive {
    private static final String BY_HAND = "archiveDatabase.byHand";
    private static final Pattern SUM = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Duration LIMIT = Duration.ofHours(1);

    private final Site site;

    Archive(Site site) {
        this.site = site;
    }

    /** Asks a person where Icebridge may not log in to the host that reaches the database. */
    void ask(String change) {
        Database database = new NovaHosts(site).oldDatabase();
        DatabaseCommands commands = site.profile().database();
        String file = new DatabaseBackup(site).file(change, database);
        Map<String, String> values =
                Map.of("schema", database.schema(), "file", file, "archive", file + ".gz");
        site.askByHand(
                change,
                database.host(),
                BY_HAND,
                List.of(
                        Template.shown(commands.dump(), values),
                        Template.shown(site.profile().host().checksum(), values),
                        Template.shown(commands.compress(), values),
                        Template.shown(commands.proveArchive(), values)));
    }

    /** The dump's checksum and that of the unpacked archive, as a person gave them, must agree. */
    private String told(String change, Database database) {
        String subject = "host " + database.host();
        String given = site.journal().result(change, subject, BY_HAND).orElse("");
        List<String> sums = SUM.matcher(given).results().map(MatchResult::group).toList();
        if (sums.size() != 2 || !sums.get(0).equals(sums.get(1))) {
            site.journal().spoil(change, subject, BY_HAND, "no two checksums that agree");
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "what was given as output of %s does not show that the archive is the dump"
                            .formatted(database.host()),
                    given);
        }
        return "made by hand with SHA-256 " + sums.get(0);
    }

    /** Gives back where it is and its checksum. */
    String run(String change) {
        Database database = new NovaHosts(site).oldDatabase();
        if (site.entry(database.host()).byHand()) {
            return told(change, database);
        }
        Dump dump = new DatabaseBackup(site).proven(change, "archiveDatabase.nova", database);
        HostWork host = site.on(change, database.host());
        String archive = dump.file() + ".gz";
        return host.once(
                "archiveDatabase.compress",
                dump.file() + " into " + archive,
                () -> compress(host, dump, archive));
    }

    private String compress(HostWork host, Dump dump, String archive) {
        DatabaseCommands commands = site.profile().database();
        host.run(
                Template.command(
                                commands.compress(),
                                Map.of("file", dump.file(), "archive", archive))
                        .within(LIMIT));
        String unpacked =
                host.run(
                                Template.command(
                                                commands.proveArchive(), Map.of("archive", archive))
                                        .within(LIMIT))
                        .output();
        if (!unpacked.strip().startsWith(dump.checksum())) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the archive " + archive + " is not the dump that was proven",
                    unpacked);
        }
        return archive
                + " with SHA-256 "
                + host.read(site.profile().host().checksum(), Map.of("file", archive));
    }
}
