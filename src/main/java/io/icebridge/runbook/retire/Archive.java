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
import java.util.Map;

/** The old database, archived as a dump that restores; the database itself is left alone. */
final class Archive {
    private static final Duration LIMIT = Duration.ofHours(1);

    private final Site site;

    Archive(Site site) {
        this.site = site;
    }

    /** Gives back where it is and its checksum. */
    String run(String change) {
        Database database = new NovaHosts(site).oldDatabase();
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
