package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.config.ConfigFile;
import io.icebridge.runbook.config.Edits;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.ServiceProfile.PythonSettings;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The decisions on configuration files, carried out on the hosts before the service starts. */
final class CarriedDecisions {
    private final Site site;
    private final FileReviews reviews;
    private final ReviewedFiles files;

    CarriedDecisions(Site site, Journal journal) {
        this.site = site;
        this.reviews = new FileReviews(journal);
        this.files = new ReviewedFiles(site, journal);
    }

    /** One deed for each file that was decided on before the gate, and what needs no decision. */
    List<Deed> on(Draft draft, Change change, String host, ServiceProfile profile) {
        List<Deed> deeds = new ArrayList<>();
        if (site.entry(host).byHand()) {
            profile.folders().forEach(folder -> deeds.add(byHand(draft, host, folder)));
        }
        for (String path : reviews.paths(change, profile.name(), host)) {
            if (reviews.wasExpected(change, profile.name(), host, path)) {
                deeds.add(decided(draft, change, host, profile, path));
            }
        }
        if (profile.settings() != null) {
            deeds.add(allowedHosts(draft, change, host, profile));
        }
        return deeds;
    }

    /**
     * What an operator decides in the midst, on files that turned out otherwise than reviewed; none
     * as a rule.
     */
    List<Deed> otherwise(Draft draft, Change change, String host, ServiceProfile profile) {
        if (site.entry(host).byHand() || profile.folders().isEmpty()) {
            return List.of();
        }
        String again =
                profile.hostByHost()
                        ? "; then, if there was one, " + profile.stop() + "; " + profile.start()
                        : "";
        List<Deed> back =
                profile.folders().stream()
                        .map(f -> SavedConfiguration.back(site, draft, change, host, profile, f))
                        .toList();
        return List.of(
                draft.call(
                        host,
                        "otherwise",
                        "write each file that the packages left otherwise than reviewed, as an"
                                + " operator decides then (cp -a, cat >, mv -f)"
                                + again,
                        back,
                        reach -> applyOthers(reach, change, host, profile)));
    }

    private String applyOthers(Reach reach, Change change, String host, ServiceProfile profile) {
        List<String> paths =
                reviews.paths(change, profile.name(), host).stream()
                        .filter(p -> !reviews.wasExpected(change, profile.name(), host, p))
                        .toList();
        paths.forEach(path -> apply(reach, change, host, profile, path));
        if (!paths.isEmpty() && profile.hostByHost()) {
            for (String command : List.of(profile.stop(), profile.start())) {
                reach.host(host).run(Command.of(command));
            }
        }
        return paths.isEmpty() ? "none" : String.join(", ", paths);
    }

    /** Lists the files that the person is to decide on, as nobody could look before. */
    private Deed byHand(Draft draft, String host, String folder) {
        return draft.look(
                host,
                "filesLeft:" + folder,
                Template.command(
                        site.profile().configuration().findNew(), Map.of("folder", folder)),
                result -> new Services.Shown(result.output()));
    }

    private Deed decided(
            Draft draft, Change change, String host, ServiceProfile profile, String path) {
        FileDecision decision = reviews.decision(change, profile.name(), host, path).orElseThrow();
        String what =
                "write %s: %s (cp -a, cat >, mv -f); mv -f %s %s"
                        .formatted(
                                path,
                                decision.shown(),
                                path + FileReview.NEW,
                                kept(change, path + FileReview.NEW));
        return draft.call(
                host,
                "file:" + path,
                what,
                back(draft, change, host, profile, path),
                reach -> apply(reach, change, host, profile, path));
    }

    private List<Deed> back(
            Draft draft, Change change, String host, ServiceProfile profile, String path) {
        return profile.folders().stream()
                .filter(folder -> path.startsWith(folder + "/"))
                .map(folder -> SavedConfiguration.back(site, draft, change, host, profile, folder))
                .toList();
    }

    private String apply(
            Reach reach, Change change, String host, ServiceProfile profile, String path) {
        HostFiles on = new HostFiles(site, host);
        String fresh = path + FileReview.NEW;
        if (!on.there(fresh)) {
            return "the package left no other version of it";
        }
        ConfigFile yours = files.parsed(profile, path, on.read(path));
        ConfigFile theirs = files.parsed(profile, path, on.read(fresh));
        List<Row> rows = files.rows(change, profile, host, path, yours, theirs);
        Edits edits = reviews.decision(change, profile.name(), host, path).orElseThrow().edits();
        boolean settings = profile.settings() != null && profile.settings().file().equals(path);
        if (settings) {
            edits.carry(yours, rows, theirs);
            profile.settings().carried().stream()
                    .map(name -> new Option("", name))
                    .forEach(o -> theirs.carry(o, yours));
        } else {
            edits.apply(yours, rows, theirs);
        }
        on.write(reach.host(host), path, (settings ? theirs : yours).text());
        on.move(reach.host(host), fresh, kept(change, fresh));
        return Counted.of(rows.size(), "option") + " looked at";
    }

    private Deed allowedHosts(Draft draft, Change change, String host, ServiceProfile profile) {
        PythonSettings settings = profile.settings();
        String names =
                "['%s', '%s', 'localhost', '127.0.0.1']"
                        .formatted(host, site.entry(host).address());
        return draft.call(
                host,
                "allowedHosts",
                "write %s: %s = %s where it is not set (cp -a, cat >, mv -f)"
                        .formatted(settings.file(), settings.allowedHosts(), names),
                back(draft, change, host, profile, settings.file()),
                reach -> allow(reach, host, settings, names));
    }

    private String allow(Reach reach, String host, PythonSettings settings, String names) {
        HostFiles on = new HostFiles(site, host);
        ConfigFile file =
                ConfigFile.parse(settings.file(), on.read(settings.file()), OptionNames.NONE);
        Option allowed = new Option("", settings.allowedHosts());
        if (file.value(allowed).isEmpty()) {
            file.set(allowed, names);
            on.write(reach.host(host), settings.file(), file.text());
        }
        return file.value(allowed).orElse("");
    }

    private String kept(Change change, String path) {
        return Paths.backups(site.profile(), change.id())
                + "/"
                + path.substring(1).replace('/', '-');
    }
}
