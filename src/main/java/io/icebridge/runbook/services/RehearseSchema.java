package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.RehearsalCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * While the service still serves: its old packages are kept, the new ones are installed into a
 * folder of their own, their configuration files are compared, and the schema change is tried on a
 * copy of the database, so that what it does and how long it takes is known before anybody approves
 * the interruption.
 */
final class RehearseSchema {
    static final String STEP = "rehearseSchema";

    /** The schema change on the copy; its result tells how long it took. */
    static final String TRIED = "schemaTried";

    /** Parts that stay when a rehearsal is begun afresh. */
    private static final Set<String> KEPT =
            Set.of(
                    "backupFolder",
                    "listPackages",
                    "installed",
                    "packageFolder",
                    "keepPackages",
                    "packagesKept");

    private final Site site;
    private final Services services;
    private final Journal journal;
    private final OldPackages packages;
    private final DatabaseDumps dumps;
    private final RehearsedConfiguration configuration;
    private final ReviewedFiles files;
    private final RehearsalCommands commands;

    RehearseSchema(Site site, Journal journal) {
        this.site = site;
        this.services = new Services(site);
        this.journal = journal;
        this.packages = new OldPackages(site);
        this.dumps = new DatabaseDumps(site);
        this.configuration = new RehearsedConfiguration(site);
        this.files = new ReviewedFiles(site, journal);
        this.commands = site.profile().rehearsal();
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<List<Deed>> stages = new ArrayList<>();
        stages.add(
                services.hosts(service).stream()
                        .flatMap(h -> packages.keep(draft, change, h, profile).stream())
                        .toList());
        host(service).ifPresent(h -> stages.addAll(rehearsed(draft, change, h, profile)));
        return new Course(STEP, draft.subject(), stages);
    }

    /** Where it is rehearsed; empty where Icebridge may not log in. */
    Optional<String> host(String service) {
        return services.profile(service).rehearsal() == null
                ? Optional.empty()
                : site.reached(services.hosts(service)).stream().findFirst();
    }

    private List<List<Deed>> rehearsed(
            Draft draft, Change change, String host, ServiceProfile profile) {
        List<List<Deed>> stages = new ArrayList<>();
        stages.add(programs(draft, host, profile));
        stages.add(List.of(compared(draft, change, host, profile)));
        services.database(profile.name())
                .filter(d -> profile.rehearsal().command() != null)
                .filter(d -> site.reached(List.of(d.host())).contains(d.host()))
                .ifPresent(d -> stages.addAll(tried(draft, change, host, profile, d)));
        stages.add(
                List.of(
                        draft.run(
                                host,
                                "removed",
                                Template.command(
                                        commands.remove(), Map.of("root", root(site, profile))),
                                Undo.needless("it was the rehearsal's own folder"))));
        return stages;
    }

    private List<Deed> programs(Draft draft, String host, ServiceProfile profile) {
        Map<String, String> values = new TreeMap<>(site.profile().settings());
        values.put("root", root(site, profile));
        Undo removed = Undo.needless("the folder is removed at the end of the rehearsal");
        return List.of(
                draft.run(
                        host,
                        "fresh",
                        Template.command(commands.remove(), values),
                        Undo.needless("it is the rehearsal's own folder")),
                draft.run(
                        host,
                        "folder",
                        Template.command(
                                site.profile().host().makeFolder(),
                                Map.of("folder", values.get("root"))),
                        removed),
                draft.runLong(host, "base", Template.command(commands.base(), values), removed),
                draft.runLong(
                        host,
                        "programs",
                        Template.command(
                                commands.install(),
                                "packages",
                                profile.rehearsal().packages(),
                                values),
                        removed));
    }

    private Deed compared(Draft draft, Change change, String host, ServiceProfile profile) {
        String root = root(site, profile);
        Action look =
                Action.look(
                        draft.key(host, FileReviews.EXPECTED),
                        "compare every file below "
                                + String.join(", ", profile.folders())
                                + " of each host with those below "
                                + root);
        return new Deed.Await(
                look,
                () -> Optional.of(files.expected(change, profile.name(), root, host)),
                Duration.ofMinutes(30));
    }

    private List<List<Deed>> tried(
            Draft draft, Change change, String host, ServiceProfile profile, Database database) {
        Database copy = new Database(database.service(), database.host(), copy(database.schema()));
        Map<String, String> run =
                Map.of("root", root(site, profile), "command", profile.rehearsal().command());
        Undo removed = Undo.needless("it changes the copy alone");
        return List.of(
                dumps.copied(draft, change, database, copy.schema()),
                configuration.prepared(draft, host, profile, database, copy),
                List.of(
                        SchemaVersion.look(site, draft, "copyBefore", profile, copy),
                        SchemaVersion.look(site, draft, "realBefore", profile, database)),
                List.of(draft.runLong(host, TRIED, Template.command(commands.run(), run), removed)),
                List.of(
                        SchemaVersion.look(site, draft, "copyAfter", profile, copy),
                        SchemaVersion.unchanged(site, draft, change, profile, database, journal)),
                List.of(dumps.dropped(draft, copy), configuration.revoked(draft, copy)));
    }

    private static String copy(String schema) {
        return schema + "_rehearsal";
    }

    static String root(Site site, ServiceProfile profile) {
        return site.profile().settings().get("rehearsal-folder") + "/" + profile.name();
    }

    /** After one that failed, the next begins with a fresh copy and a fresh folder. */
    void afresh(Change change, String service, Instant since) {
        List<Entry> last = journal.last(change, Subject.service(service), STEP);
        boolean failed =
                last.stream()
                        .filter(e -> !KEPT.contains(e.key().partKind()))
                        .filter(e -> e.state() == Entry.State.FAILED)
                        .anyMatch(e -> e.ended().isBefore(since));
        if (failed) {
            last.stream()
                    .map(Entry::key)
                    .filter(k -> !KEPT.contains(k.partKind()))
                    .forEach(k -> journal.anew(change, k, "to be tried on a fresh copy"));
        }
    }
}
