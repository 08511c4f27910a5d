package io.icebridge.runbook.retire;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.DatabaseDumps;
import io.icebridge.runbook.services.DatabaseDumps.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The old database, archived as a dump that restores; the database itself is left alone. */
final class Archive {
    private static final Pattern SUM = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final Site site;
    private final Journal journal;
    private final DatabaseDumps dumps;

    Archive(Site site, Journal journal) {
        this.site = site;
        this.journal = journal;
        this.dumps = new DatabaseDumps(site);
    }

    /**
     * Where the archive is.
     *
     * @param sha256 of the dump in it
     */
    record Archived(String file, String sha256) {}

    /** The proven dump, compressed, and proven to be that dump when it is unpacked. */
    List<Deed> made(Draft draft, Change change, Database database) {
        DatabaseCommands commands = site.profile().database();
        String host = database.host();
        String file = dumps.file(change, database);
        Map<String, String> values = Map.of("file", file, "archive", file + ".gz");
        List<Deed> deeds = new ArrayList<>(dumps.proven(draft, change, database));
        deeds.add(
                draft.runLong(
                        host,
                        "compress",
                        Template.command(commands.compress(), values),
                        Undo.needless("the archive is kept")));
        deeds.add(
                draft.told(
                        host,
                        "archived",
                        Template.command(commands.proveArchive(), values).within(Draft.LONG),
                        result -> archived(result, draft, change, database)));
        return deeds;
    }

    /** What is unpacked is the dump, by their checksums, whoever printed them. */
    private Archived archived(Result result, Draft draft, Change change, Database database) {
        Set<String> sums =
                SUM.matcher(result.output())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
        Optional<Checksum> proven =
                journal.result(change, DatabaseDumps.proof(draft, database), Checksum.class);
        proven.map(Checksum::sha256).ifPresent(sums::add);
        if (!result.ok() || sums.size() != 1) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "it is not shown that the archive on %s is the dump".formatted(database.host()),
                    result.output() + result.errors());
        }
        return new Archived(dumps.file(change, database) + ".gz", sums.iterator().next());
    }
}
