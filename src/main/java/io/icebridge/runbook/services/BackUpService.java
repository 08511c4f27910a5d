package io.icebridge.runbook.services;

import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ConfigurationCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a way back needs beside the packages: the configuration and the database. */
final class BackUpService {
    static final String STEP = "backUpService";

    private final Site site;
    private final Services services;
    private final DatabaseDumps dumps;

    BackUpService(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.dumps = new DatabaseDumps(site);
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<Deed> deeds = new ArrayList<>();
        for (String host : services.hosts(service)) {
            deeds.add(
                    draft.run(
                            host,
                            "backupFolder",
                            Template.command(
                                    site.profile().host().makeFolder(),
                                    Map.of("folder", Paths.backups(site.profile(), change.id()))),
                            Undo.needless("a folder of backups stays")));
            profile.folders().forEach(f -> deeds.addAll(saved(draft, change, host, profile, f)));
        }
        services.database(service)
                .ifPresent(database -> deeds.addAll(dumps.proven(draft, change, database)));
        return new Course(STEP, draft.subject(), List.of(deeds));
    }

    private List<Deed> saved(
            Draft draft, Change change, String host, ServiceProfile profile, String folder) {
        ConfigurationCommands commands = site.profile().configuration();
        Map<String, String> values =
                Map.of("archive", archive(site, change, profile, folder), "folder", folder);
        return List.of(
                draft.run(
                        host,
                        "save:" + folder,
                        Template.command(commands.save(), values),
                        Undo.needless("the archive is kept")),
                draft.look(
                        host,
                        "saved:" + folder,
                        Template.command(commands.prove(), values),
                        result -> proven(result, host),
                        draft.key(host, "save:" + folder)));
    }

    private static Services.Shown proven(Result result, String host) {
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the archive of a configuration on " + host + " is not what is in force",
                    result.output() + result.errors());
        }
        return new Services.Shown("the archive is what is in force");
    }

    /** Where a folder's archive is kept. */
    static String archive(Site site, Change change, ServiceProfile profile, String folder) {
        return Paths.backups(site.profile(), change.id())
                + "/"
                + profile.name()
                + folder.replace('/', '-')
                + ".tar.gz";
    }
}
