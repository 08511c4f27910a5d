package io.icebridge.runbook.services;

import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.config.ConfigFile;
import io.icebridge.runbook.config.Review;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files that the new packages left for review, and keeps what was decided on them. */
public final class ConfigurationReviews {
    private static final String STEP = "reviewConfiguration.";

    private final Site site;
    private final Services services;
    private final ShippedFiles shipped;

    public ConfigurationReviews(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.shipped = new ShippedFiles(site.profile());
    }

    /** What is still to be decided, one for all hosts on which it is the same. */
    public List<FileReview> open(String change, String service) {
        Map<String, FileReview> open = new LinkedHashMap<>();
        for (FileReview found : all(change, service)) {
            if (found.rows().isEmpty() || decided(change, found).isPresent()) {
                continue;
            }
            open.merge(found.path() + found.digest(), found, ConfigurationReviews::joined);
        }
        open.values().forEach(file -> offer(change, file));
        return List.copyOf(open.values());
    }

    private static FileReview joined(FileReview first, FileReview next) {
        List<String> alike = new ArrayList<>(first.alike());
        alike.add(next.host());
        return first.with(alike);
    }

    private List<FileReview> all(String change, String service) {
        ServiceProfile profile = services.profile(service);
        return site.collect(change, services.hosts(service), host -> of(host, profile)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<FileReview> of(HostWork host, ServiceProfile profile) {
        Files files = new Files(host);
        return left(host, profile).stream()
                .map(
                        path ->
                                FileReview.of(
                                        host.name(),
                                        path,
                                        rows(
                                                host,
                                                profile,
                                                path,
                                                ConfigFile.parse(path, files.read(path)),
                                                ConfigFile.parse(
                                                        path, files.read(path + FileReview.NEW)))))
                .toList();
    }

    /** The old package's file, the site's and the new package's, option by option. */
    List<Row> rows(
            HostWork host,
            ServiceProfile profile,
            String path,
            ConfigFile yours,
            ConfigFile fresh) {
        return new Review(site.profile().deprecated(profile.name()))
                .rows(shipped.of(host, profile, path), yours, fresh);
    }

    /** Paths of the files in force that have a new version beside them. */
    List<String> left(HostWork host, ServiceProfile profile) {
        List<String> paths = new ArrayList<>();
        for (String folder : profile.folders()) {
            host.read(site.profile().configuration().findNew(), Map.of("folder", folder))
                    .lines()
                    .filter(l -> l.endsWith(FileReview.NEW))
                    .map(l -> l.substring(0, l.length() - FileReview.NEW.length()))
                    .sorted()
                    .forEach(paths::add);
        }
        return paths;
    }

    /**
     * Writes a decision down, for the host and those alike.
     *
     * @param key of the review
     * @throws IllegalArgumentException when nothing is to be decided on such a file
     */
    public void decide(String change, String service, String key, Decision decision) {
        FileReview file =
                open(change, service).stream()
                        .filter(f -> f.key().equals(key))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("nothing to decide on " + key));
        List<String> hosts = new ArrayList<>(file.alike());
        hosts.add(file.host());
        for (String host : hosts) {
            Intent intent = new Intent(change, "host " + host, STEP + file.path(), file.digest());
            site.journal().spoil(change, intent.subject(), intent.step(), "decided anew");
            site.journal().perform(intent, decision::text);
        }
    }

    /** Shows with each option what was decided on it for the same file of another host. */
    private void offer(String change, FileReview file) {
        Optional<Entry> before = before(change, file);
        file.rows()
                .forEach(
                        row ->
                                row.put(
                                        "before",
                                        before.map(e -> said(e, row.get("option"))).orElse("-")));
    }

    private static String said(Entry entry, String option) {
        return Decision.parse(entry.result()).on(option)
                + ", as on "
                + entry.intent().subject().substring("host ".length());
    }

    /** The latest decision on a file of that path, best on one that differs the same way. */
    private Optional<Entry> before(String change, FileReview file) {
        List<Entry> decided =
                site.journal().of(change).stream()
                        .filter(e -> e.intent().step().equals(STEP + file.path()))
                        .filter(Entry::settled)
                        .toList();
        return decided.stream()
                .filter(e -> e.intent().detail().equals(file.digest()))
                .reduce((earlier, later) -> later)
                .or(() -> decided.stream().reduce((earlier, later) -> later));
    }

    private Optional<Entry> decided(String change, FileReview file) {
        return site.journal().of(change, "host " + file.host()).stream()
                .filter(e -> e.intent().step().equals(STEP + file.path()))
                .filter(e -> e.intent().detail().equals(file.digest()))
                .filter(Entry::settled)
                .findFirst();
    }

    Optional<Decision> decision(HostWork host, String path) {
        return host.result(STEP + path).map(Decision::parse);
    }
}
