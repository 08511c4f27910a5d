package io.icebridge.runbook.services;

import io.icebridge.runbook.config.ConfigFile;
import io.icebridge.runbook.config.Edits;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.ServiceProfile.PythonSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Carries the decisions on configuration files out, before the service starts. */
final class ApplyReviews {
    private final Site site;
    private final ConfigurationReviews reviews;

    ApplyReviews(Site site) {
        this.site = site;
        this.reviews = new ConfigurationReviews(site);
    }

    /** Gives back whether any file of the host was changed, now or at an earlier try. */
    boolean run(HostWork host, ServiceProfile profile) {
        String prefix = "startService." + profile.name() + ".review";
        Set<String> paths = new TreeSet<>(reviews.left(host, profile));
        host.open(prefix).forEach(step -> paths.add(step.substring(prefix.length())));
        for (String path : paths) {
            host.once(prefix + path, "the decisions on " + path, () -> apply(host, profile, path));
        }
        if (profile.settings() != null) {
            host.once(
                    "startService." + profile.name() + ".allowedHosts",
                    profile.settings().allowedHosts() + " in " + profile.settings().file(),
                    () -> allowHosts(host, profile.settings()));
        }
        return host.begun(prefix);
    }

    private String apply(HostWork host, ServiceProfile profile, String path) {
        Files files = new Files(host);
        String fresh = path + FileReview.NEW;
        if (!files.there(fresh)) {
            return "applied before";
        }
        ConfigFile yours = ConfigFile.parse(path, files.read(path));
        ConfigFile theirs = ConfigFile.parse(path, files.read(fresh));
        List<Row> rows = reviews.rows(host, profile, path, yours, theirs);
        Edits edits = reviews.decision(host, path).map(Decision::edits).orElse(Edits.of(null, ""));
        boolean settings = profile.settings() != null && profile.settings().file().equals(path);
        if (settings) {
            edits.carry(yours, rows, theirs);
            profile.settings().carried().stream()
                    .map(name -> new Option("", name))
                    .forEach(o -> yours.value(o).ifPresent(v -> theirs.set(o, v)));
        } else {
            edits.apply(yours, rows, theirs);
        }
        files.write(path, (settings ? theirs : yours).text());
        files.move(fresh, kept(host, fresh));
        return rows.size() + " options looked at";
    }

    private String allowHosts(HostWork host, PythonSettings settings) {
        Files files = new Files(host);
        ConfigFile file = ConfigFile.parse(settings.file(), files.read(settings.file()));
        Option allowed = new Option("", settings.allowedHosts());
        if (file.value(allowed).isEmpty()) {
            String address = site.entry(host.name()).address();
            file.set(
                    allowed,
                    "['%s', '%s', 'localhost', '127.0.0.1']".formatted(host.name(), address));
            files.write(settings.file(), file.text());
        }
        return file.value(allowed).orElse("");
    }

    private String kept(HostWork host, String path) {
        return Paths.backups(site.profile(), host.change())
                + "/"
                + path.substring(1).replace('/', '-');
    }
}
