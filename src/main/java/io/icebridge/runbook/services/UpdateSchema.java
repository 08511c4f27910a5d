package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.ServiceProfile.LeastVersion;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.OldPackages.Installed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one schema change of a service, on one host, after all its hosts have the new packages. */
final class UpdateSchema {
    static final String STEP = "updateSchema";
    private static final String BACK = "restoreDatabase";
    private static final String SCHEMA = "schema";
    private static final String PREPARE = "prepare";
    private static final List<String> CHANGING = List.of(PREPARE, SCHEMA);

    private final Site site;
    private final Services services;
    private final ServiceUnits units;
    private final DatabaseDumps dumps;
    private final Journal journal;
    private final ReviewedFiles files;

    UpdateSchema(Site site, Journal journal) {
        this.site = site;
        this.services = new Services(site);
        this.units = new ServiceUnits(site);
        this.dumps = new DatabaseDumps(site);
        this.journal = journal;
        this.files = new ReviewedFiles(site, journal);
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<List<Deed>> stages = new ArrayList<>();
        if (profile.schema() != null) {
            stages.add(stillStopped(draft, change, profile));
            stages.addAll(changed(draft, change, profile));
        }
        stages.add(left(draft, change, profile));
        return new Course(STEP, draft.subject(), stages);
    }

    /**
     * To be called before it is carried out: what was seen to stand still may run again by now.
     * What has been begun goes on.
     */
    void lookAgain(Change change, String service) {
        List<Entry> all = journal.last(change, Subject.service(service), STEP);
        if (all.stream().filter(UpdateSchema::changes).noneMatch(UpdateSchema::goesOn)) {
            // a look that was cut short is made again by itself
            all.stream()
                    .filter(entry -> !entry.open())
                    .map(Entry::key)
                    .filter(key -> key.part().equals(ServiceUnits.STILL_STOPPED))
                    .forEach(key -> journal.anew(change, key, "looked at before each try"));
        }
    }

    private static boolean changes(Entry entry) {
        return entry.key().step().equals(STEP) && CHANGING.contains(entry.key().part());
    }

    private static boolean goesOn(Entry entry) {
        return entry.open() || entry.key().part().equals(SCHEMA) && entry.settled();
    }

    /**
     * Right before the change nothing may write. Where it does again, it is stopped again, and
     * dumped anew unless the database is changed in part: then the dump is the only whole one.
     */
    private List<Deed> stillStopped(Draft draft, Change change, ServiceProfile profile) {
        if (profile.hostByHost() || profile.stop() == null) {
            return List.of();
        }
        Subject subject = draft.subject();
        List<Key> dump =
                services
                        .database(profile.name())
                        .filter(database -> whole(change, subject, database))
                        .map(database -> dumps.proven(stop(subject), change, database))
                        .orElse(List.of())
                        .stream()
                        .map(deed -> deed.action().key())
                        .toList();
        return site.reached(services.hosts(profile.name())).stream()
                .map(
                        host -> {
                            List<Key> spoils = new ArrayList<>(dump);
                            spoils.add(stop(subject).key(host, "stop"));
                            spoils.add(stop(subject).key(host, "stopped"));
                            return units.stillStopped(draft, host, profile, spoils);
                        })
                .toList();
    }

    /** Whether nothing was done to it, there or back, since it was dumped last. */
    private boolean whole(Change change, Subject subject, Database database) {
        Instant dumped =
                journal.last(change, DatabaseDumps.proof(stop(subject), database))
                        .filter(Entry::settled)
                        .map(Entry::ended)
                        .orElse(Instant.EPOCH);
        return journal.of(change, subject).stream()
                .filter(e -> e.key().step().equals(BACK) || changes(e))
                .allMatch(e -> e.begun().isBefore(dumped));
    }

    private static Draft stop(Subject subject) {
        return new Draft(StopService.STEP, subject);
    }

    /** What the packages, and the schema change, have left for review. */
    private List<Deed> left(Draft draft, Change change, ServiceProfile profile) {
        return site.reached(services.hosts(profile.name())).stream()
                .findFirst()
                .filter(host -> !profile.folders().isEmpty())
                .map(host -> (Deed) left(draft, change, profile, host))
                .stream()
                .toList();
    }

    private Deed.Await left(Draft draft, Change change, ServiceProfile profile, String host) {
        Action look =
                Action.look(
                        draft.key(host, FileReviews.LEFT),
                        "look on each host for what the packages left below "
                                + String.join(", ", profile.folders()));
        return new Deed.Await(
                look,
                () -> Optional.of(files.left(change, profile.name())),
                Duration.ofMinutes(30));
    }

    private List<List<Deed>> changed(Draft draft, Change change, ServiceProfile profile) {
        String service = profile.name();
        String host = services.schemaHost(service);
        Optional<Database> listed = services.database(service);
        if (listed.isEmpty()) {
            return List.of(List.of(elsewhere(draft, host, profile)));
        }
        Database database = listed.get();
        List<Deed> back = back(draft, change, database);
        List<Deed> deeds = new ArrayList<>();
        if (profile.leastVersion() != null) {
            deeds.add(leastVersion(draft, host, profile.leastVersion()));
        }
        if (profile.beforeSchema() != null) {
            deeds.add(draft.runLong(host, PREPARE, Command.of(profile.beforeSchema()), back));
        }
        deeds.add(draft.runLong(host, SCHEMA, Command.of(profile.schema()), back));
        return List.of(
                List.of(SchemaVersion.look(site, draft, "before", profile, database)),
                deeds,
                List.of(
                        SchemaVersion.changed(
                                site, draft, change, profile, database, journal, host)));
    }

    /** Of a database that is no MySQL: there are no tables that could change. */
    private static Deed elsewhere(Draft draft, String host, ServiceProfile profile) {
        return draft.runLong(
                host,
                SCHEMA,
                Command.of(profile.schema()),
                Undo.needless("it makes indexes alone, which do no harm to the old release"));
    }

    /** The way back has the dump that was made when the service had stopped. */
    private List<Deed> back(Draft draft, Change change, Database database) {
        Draft stop = stop(draft.subject());
        return dumps.back(
                new Draft(BACK, draft.subject()),
                change,
                database,
                () ->
                        journal.result(
                                        change,
                                        DatabaseDumps.proof(stop, database),
                                        DatabaseDumps.Checksum.class)
                                .orElseThrow(
                                        () ->
                                                new StepFailure(
                                                        StepFailure.Kind.PROOF_FAILED,
                                                        "no proven dump of the stopped service")));
    }

    private Deed leastVersion(Draft draft, String host, LeastVersion least) {
        return draft.look(
                host,
                "leastVersion",
                Template.command(
                        site.profile().host().packageVersions(),
                        Map.of("pattern", least.packageName())),
                result -> atLeast(result, host, least));
    }

    private static Installed atLeast(Result result, String host, LeastVersion least) {
        Installed found = Installed.of(result);
        String version =
                found.packages().stream()
                        .findFirst()
                        .map(p -> p.substring(least.packageName().length() + 1))
                        .orElse("0");
        if (RpmVersion.of(version).compareTo(RpmVersion.of(least.version())) < 0) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "%s on %s is %s; its schema change needs at least %s"
                            .formatted(least.packageName(), host, version, least.version()));
        }
        return found;
    }
}
