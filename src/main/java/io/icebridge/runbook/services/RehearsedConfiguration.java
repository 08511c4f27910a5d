package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.DatabaseUrl;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.RehearsalCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's configuration beside the new programs, with the copy of the database in place of the
 * database, under a user of its own: a mistake can reach the copy alone.
 */
final class RehearsedConfiguration {
    private static final String HIDDEN = "PASSWORD";

    private final Site site;
    private final RehearsalCommands commands;

    RehearsedConfiguration(Site site) {
        this.site = site;
        this.commands = site.profile().rehearsal();
    }

    List<Deed> prepared(
            Draft draft, String host, ServiceProfile profile, Database database, Database copy) {
        String root = RehearseSchema.root(site, profile);
        Undo removed = Undo.needless("the folder is removed at the end of the rehearsal");
        List<Deed> deeds = new ArrayList<>();
        for (String folder : profile.folders()) {
            deeds.add(
                    draft.run(
                            host,
                            "configuration:" + folder,
                            Template.command(
                                    commands.copy(), Map.of("folder", folder, "root", root)),
                            removed));
        }
        deeds.add(
                draft.call(
                        host,
                        "user",
                        "on %s: %s, reading: %s; write the files below %s that name %s (cp -a, cat >, mv -f): the copy, with that user"
                                .formatted(
                                        copy.host(),
                                        site.profile().database().run(),
                                        grant(copy, HIDDEN),
                                        root,
                                        database.schema()),
                        Undo.needless("the user is dropped at the end of the rehearsal"),
                        reach -> user(reach, host, profile, database, copy)));
        return deeds;
    }

    private String grant(Database copy, String password) {
        return Template.sql(
                commands.grant(),
                Map.of("schema", copy.schema(), "user", commands.user(), "password", password));
    }

    /** The password is in no journal; a repetition makes another one. */
    private String user(
            Reach reach, String host, ServiceProfile profile, Database database, Database copy) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        run(reach, copy, grant(copy, password));
        int named = 0;
        HostFiles files = new HostFiles(site, host);
        for (String folder : profile.folders()) {
            for (String path : files.below(RehearseSchema.root(site, profile) + folder)) {
                if (path.endsWith(".conf") || path.endsWith(".ini")) {
                    String login = commands.user() + ":" + password;
                    named += change(reach, host, path, database, login, copy.schema());
                }
            }
        }
        if (named == 0) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "no file under %s names the database %s"
                            .formatted(String.join(", ", profile.folders()), database.schema()));
        }
        return Counted.of(named, "option names", "options name") + " the copy";
    }

    private int change(
            Reach reach, String host, String path, Database database, String login, String copy) {
        HostFiles files = new HostFiles(site, host);
        IniFile file = IniFile.parse(path, files.read(path), OptionNames.NONE);
        int changed = 0;
        for (Map.Entry<Option, String> option : List.copyOf(file.options().entrySet())) {
            Optional<DatabaseUrl> url =
                    DatabaseUrl.parse(option.getValue())
                            .filter(u -> of(u, database.schema(), copy));
            if (url.isPresent()) {
                // The folder has no socket of the server's in it, so that its port must do.
                String place = url.get().local() ? "127.0.0.1" : url.get().host();
                file.set(option.getKey(), url.get().of(login, copy, place).toString());
                changed++;
            }
        }
        if (changed > 0) {
            files.write(reach.host(host), path, file.text());
        }
        return changed;
    }

    /** The copy is named already when an earlier try got this far. */
    private static boolean of(DatabaseUrl url, String schema, String copy) {
        return url.schema().equals(schema) || url.schema().equals(copy);
    }

    Deed revoked(Draft draft, Database copy) {
        String sql = Template.sql(commands.revoke(), Map.of("user", commands.user()));
        return draft.call(
                copy.host(),
                "userDropped",
                site.profile().database().run() + ", reading: " + sql,
                Undo.needless("the user was the rehearsal's own"),
                reach -> run(reach, copy, sql));
    }

    private String run(Reach reach, Database copy, String sql) {
        Result result =
                reach.host(copy.host())
                        .run(Command.of(site.profile().database().run()).reading(sql + ";\n"));
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "the database on " + copy.host() + " refused a statement",
                    result.errors());
        }
        return "done";
    }
}
