package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.config.ConfigFile;
import io.icebridge.runbook.config.Review;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Parallel;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.OldPackages.Installed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares configuration files: the old package's, the site's and the new package's. */
final class ReviewedFiles {
    private final Site site;
    private final Services services;
    private final Journal journal;
    private final OldPackages packages;

    ReviewedFiles(Site site, Journal journal) {
        this.site = site;
        this.services = new Services(site);
        this.journal = journal;
        this.packages = new OldPackages(site);
    }

    /** What a look at configuration files found, as the journal keeps it. */
    record Reviewed(List<FileReview> files) {}

    /**
     * The files of which the new packages will leave a version for review, told from the packages
     * that were installed into a folder of their own.
     *
     * @param root that folder, on this host
     */
    Reviewed expected(Change change, String service, String root, String rootHost) {
        ServiceProfile profile = services.profile(service);
        HostFiles fresh = new HostFiles(site, rootHost);
        List<String> brought =
                profile.folders().stream()
                        .flatMap(folder -> fresh.below(root + folder).stream())
                        .map(path -> path.substring(root.length()))
                        .toList();
        List<FileReview> found = new ArrayList<>();
        for (String path : brought) {
            ConfigFile theirs = parsed(profile, path, fresh.read(root + path));
            found.addAll(onHosts(change, profile, path, theirs));
        }
        return new Reviewed(joined(found));
    }

    private List<FileReview> onHosts(
            Change change, ServiceProfile profile, String path, ConfigFile theirs) {
        return Parallel.map(
                        site.reached(services.hosts(profile.name())),
                        site.file().limits().hostsAtOnce(),
                        host -> onHost(change, profile, path, theirs, host))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The package manager leaves a file for review when both the site and the package changed it.
     */
    private Optional<FileReview> onHost(
            Change change, ServiceProfile profile, String path, ConfigFile theirs, String host) {
        HostFiles files = new HostFiles(site, host);
        if (!files.there(path)) {
            return Optional.empty();
        }
        ConfigFile yours = parsed(profile, path, files.read(path));
        Optional<ConfigFile> old = shipped(change, profile, path, host);
        boolean changed =
                !yours.text().equals(theirs.text())
                        && old.map(o -> !o.text().equals(yours.text())).orElse(true)
                        && old.map(o -> !o.text().equals(theirs.text())).orElse(true);
        return changed ? review(host, path, rows(profile, old, yours, theirs)) : Optional.empty();
    }

    /** The files that the new packages have left for review. */
    Reviewed left(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        List<FileReview> found =
                Parallel.map(
                                site.reached(services.hosts(service)),
                                site.file().limits().hostsAtOnce(),
                                host -> left(change, profile, host))
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        return new Reviewed(joined(found));
    }

    private List<FileReview> left(Change change, ServiceProfile profile, String host) {
        HostFiles files = new HostFiles(site, host);
        List<FileReview> found = new ArrayList<>();
        for (String path : paths(host, profile)) {
            ConfigFile yours = parsed(profile, path, files.read(path));
            ConfigFile theirs = parsed(profile, path, files.read(path + FileReview.NEW));
            review(host, path, rows(change, profile, host, path, yours, theirs))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<FileReview> review(String host, String path, List<Row> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(FileReview.of(host, path, rows));
    }

    List<Row> rows(
            Change change,
            ServiceProfile profile,
            String host,
            String path,
            ConfigFile yours,
            ConfigFile theirs) {
        return rows(profile, shipped(change, profile, path, host), yours, theirs);
    }

    private List<Row> rows(
            ServiceProfile profile, Optional<ConfigFile> old, ConfigFile yours, ConfigFile theirs) {
        return new Review(site.profile().names(profile.name())).rows(old, yours, theirs);
    }

    ConfigFile parsed(ServiceProfile profile, String path, String text) {
        return ConfigFile.parse(path, text, site.profile().names(profile.name()));
    }

    /** Paths of the files in force that have a new version beside them. */
    private List<String> paths(String host, ServiceProfile profile) {
        List<String> paths = new ArrayList<>();
        for (String folder : profile.folders()) {
            look(host, site.profile().configuration().findNew(), Map.of("folder", folder))
                    .output()
                    .lines()
                    .filter(l -> l.endsWith(FileReview.NEW))
                    .map(l -> l.substring(0, l.length() - FileReview.NEW.length()))
                    .sorted()
                    .forEach(paths::add);
        }
        return paths;
    }

    private static List<FileReview> joined(List<FileReview> found) {
        Map<String, FileReview> joined = new java.util.LinkedHashMap<>();
        found.forEach(f -> joined.merge(f.path() + f.digest(), f, FileReview::joined));
        return List.copyOf(joined.values());
    }

    /** As the old package brought it; empty where no package that was kept has the file. */
    private Optional<ConfigFile> shipped(
            Change change, ServiceProfile profile, String path, String host) {
        return kept(change, profile, path, host)
                .map(name -> packages.file(profile, name))
                .flatMap(kept -> shipped(host, kept, path))
                .map(text -> parsed(profile, path, text));
    }

    private Optional<String> kept(Change change, ServiceProfile profile, String path, String host) {
        List<String> before =
                journal.result(
                                change,
                                new Draft(
                                                RehearseSchema.STEP,
                                                io.icebridge.journal.Subject.service(
                                                        profile.name()))
                                        .key(host, "installed"),
                                Installed.class)
                        .map(Installed::packages)
                        .orElse(List.of());
        Result owner = look(host, site.profile().configuration().owner(), Map.of("file", path));
        return !owner.ok()
                ? Optional.empty()
                : owner.output()
                        .lines()
                        .flatMap(name -> before.stream().filter(p -> isOf(name.strip(), p)))
                        .findFirst();
    }

    /** A version begins with a digit, so that keystone is not taken for keystone-doc. */
    private static boolean isOf(String name, String versioned) {
        return versioned.startsWith(name + "-")
                && Character.isDigit(versioned.charAt(name.length() + 1));
    }

    private Optional<String> shipped(String host, String kept, String path) {
        Result file =
                look(
                        host,
                        site.profile().configuration().shipped(),
                        Map.of("package", kept, "file", path));
        return file.ok() && !file.output().isBlank()
                ? Optional.of(file.output())
                : Optional.empty();
    }

    private Result look(String host, String template, Map<String, String> values) {
        Host reached = site.hosts().host(host);
        Command command = Template.command(template, values);
        return reached.look(command);
    }
}
