package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.services.ReviewedFiles.Reviewed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people are asked about configuration files, and what they decided: the journal alone. */
public final class FileReviews {
    /** The step under which decisions on files are written down. */
    public static final String STEP = "reviewConfiguration";

    /** Part of the look at what the new packages will leave for review. */
    static final String EXPECTED = "filesExpected";

    /** Part of the look at what they left. */
    static final String LEFT = "filesLeft";

    private final Journal journal;

    public FileReviews(Journal journal) {
        this.journal = journal;
    }

    /** What is still to be decided, one for all hosts on which it is the same. */
    public List<FileReview> open(Change change, String service) {
        List<FileReview> open = new ArrayList<>();
        for (FileReview file : found(change, service)) {
            if (file.hosts().stream().anyMatch(h -> decided(change, service, h, file).isEmpty())) {
                open.add(file);
                offer(change, file);
            }
        }
        return open;
    }

    /** What the latest look found: the one after the packages, if there was one. */
    private List<FileReview> found(Change change, String service) {
        return looked(change, service, LEFT)
                .or(() -> looked(change, service, EXPECTED))
                .map(Reviewed::files)
                .orElse(List.of());
    }

    private Optional<Reviewed> looked(Change change, String service, String part) {
        return journal.of(change, Subject.service(service)).stream()
                .filter(e -> e.key().part().equals(part))
                .filter(e -> e.state() == Entry.State.DONE)
                .reduce((earlier, later) -> later)
                .flatMap(e -> e.result(Reviewed.class));
    }

    /**
     * Writes a decision down, for the host and those alike.
     *
     * @param key of the review
     * @throws IllegalArgumentException when nothing is to be decided on such a file, or not so
     */
    public void decide(Change change, String service, String key, FileDecision decision) {
        FileReview file =
                open(change, service).stream()
                        .filter(f -> f.key().equals(key))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("nothing to decide on " + key));
        file.check(decision);
        for (String host : file.hosts()) {
            journal.note(
                    change,
                    key(service, host, file.path()),
                    decision.shown() + file.outcome(decision.edits()),
                    decision.on(file));
        }
    }

    private static Key key(String service, String host, String path) {
        return new Key(STEP, Subject.service(service), Place.host(host), "file:" + path);
    }

    Optional<FileDecision> decision(Change change, String service, String host, String path) {
        return journal.result(change, key(service, host, path), FileDecision.class);
    }

    /** Whether what was decided on was known before the gate. */
    boolean wasExpected(Change change, String service, String host, String path) {
        Optional<FileDecision> decision = decision(change, service, host, path);
        return looked(change, service, EXPECTED).stream()
                .flatMap(r -> r.files().stream())
                .filter(f -> f.path().equals(path) && f.hosts().contains(host))
                .anyMatch(f -> decision.filter(d -> d.digest().equals(f.digest())).isPresent());
    }

    private Optional<FileDecision> decided(
            Change change, String service, String host, FileReview file) {
        return decision(change, service, host, file.path())
                .filter(d -> d.digest().equals(file.digest()));
    }

    /** The paths on which something was decided for the host. */
    List<String> paths(Change change, String service, String host) {
        return journal.last(change, Subject.service(service), STEP).stream()
                .map(Entry::key)
                .filter(k -> k.place().equals(Place.host(host)))
                .map(k -> k.part().substring("file:".length()))
                .sorted()
                .toList();
    }

    /** Shows with each option what was decided on it for the same file of another host. */
    private void offer(Change change, FileReview file) {
        Optional<Entry> before =
                journal.of(change).stream()
                        .filter(e -> e.key().step().equals(STEP))
                        .filter(e -> e.key().part().equals("file:" + file.path()))
                        .reduce((earlier, later) -> later);
        for (Map<String, String> row : file.rows()) {
            row.put("before", before.map(e -> said(e, row.get("option"))).orElse("-"));
        }
    }

    private static String said(Entry entry, String option) {
        return entry.result(FileDecision.class).map(d -> d.on(option)).orElse("-")
                + ", as on "
                + entry.key().place().name();
    }
}
