package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.DatabaseUrl;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's configuration beside the new programs, with the copy of the database in place of the
 * database, under a user of its own: a mistake can reach the copy alone.
 */
final class RehearsalConfiguration {
    private final Site site;

    RehearsalConfiguration(Site site) {
        this.site = site;
    }

    static String root(Site site, ServiceProfile profile) {
        return site.profile().settings().get("rehearsal-folder") + "/" + profile.name();
    }

    void prepare(
            HostWork host,
            String prefix,
            ServiceProfile profile,
            Database database,
            Database copy) {
        for (String folder : profile.folders()) {
            host.once(
                    prefix + ".configuration" + folder,
                    site.profile().rehearsal().copy(),
                    Map.of("folder", folder, "root", root(site, profile)));
        }
        host.once(
                prefix + ".user",
                "a database user for the copy alone, named in the copied configuration",
                () -> user(host, profile, database, copy));
    }

    /** The password is in no journal; a repetition makes another one. */
    private String user(HostWork host, ServiceProfile profile, Database database, Database copy) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        String user = site.profile().rehearsal().user();
        run(
                host.change(),
                copy,
                Template.sql(
                        site.profile().rehearsal().grant(),
                        Map.of("schema", copy.schema(), "user", user, "password", password)));
        int named = 0;
        for (String folder : profile.folders()) {
            Files files = new Files(host);
            for (String path : files.below(root(site, profile) + folder)) {
                if (path.endsWith(".conf") || path.endsWith(".ini")) {
                    named += change(files, path, database, user + ":" + password, copy.schema());
                }
            }
        }
        if (named == 0) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "no file under %s names the database %s"
                            .formatted(String.join(", ", profile.folders()), database.schema()));
        }
        return named + " options name the copy";
    }

    private int change(Files files, String path, Database database, String login, String copy) {
        IniFile file = IniFile.parse(files.read(path));
        int changed = 0;
        for (Map.Entry<Option, String> option : List.copyOf(file.options().entrySet())) {
            Optional<DatabaseUrl> url =
                    DatabaseUrl.parse(option.getValue())
                            .filter(u -> of(u, database.schema(), copy));
            if (url.isPresent()) {
                // The folder has no socket of the server's in it, so that its port must do.
                file.set(option.getKey(), url.get().of(login, copy, "127.0.0.1").toString());
                changed++;
            }
        }
        if (changed > 0) {
            files.write(path, file.text());
        }
        return changed;
    }

    /** The copy is named already when an earlier try got this far. */
    private static boolean of(DatabaseUrl url, String schema, String copy) {
        return url.schema().equals(schema) || url.schema().equals(copy);
    }

    void revoke(String change, String prefix, Database copy) {
        String sql =
                Template.sql(
                        site.profile().rehearsal().revoke(),
                        Map.of("user", site.profile().rehearsal().user()));
        site.on(change, copy.host())
                .once(
                        prefix + ".revoke",
                        sql,
                        () -> {
                            run(change, copy, sql);
                            return "revoked";
                        });
    }

    private void run(String change, Database copy, String sql) {
        site.on(change, copy.host())
                .run(Command.of(site.profile().database().run()).reading(sql + ";\n"));
    }
}
