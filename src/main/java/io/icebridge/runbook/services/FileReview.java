package io.icebridge.runbook.services;

import io.icebridge.journal.Digest;
import io.icebridge.runbook.config.Edits;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import io.icebridge.runbook.config.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A configuration file of which the new package brings another version.
 *
 * @param key {@code host:path}, short enough to repeat a task over
 * @param alike other hosts whose file differs in the same way; one decision is for all
 * @param rows its options, as people are shown them, without secrets
 * @param digest of what is to be decided, so that a decision is known again
 */
public record FileReview(
        String key,
        String host,
        String path,
        List<String> alike,
        List<Map<String, String>> rows,
        String digest) {

    /** Of a row: whether this site or the new package sets it, so that a choice has an effect. */
    public static final String IN_FORCE = "inForce";

    /** Of a row: whether a value that this site chose is lost when the new package's is taken. */
    public static final String LOSES = "loses";

    static final String NEW = ".rpmnew";
    private static final String YOURS = "yours";
    private static final String DIFFERS = "(differs between hosts)";

    static FileReview of(String host, String path, List<Row> rows) {
        String key = host + ":" + path;
        List<Map<String, String>> shown = new ArrayList<>();
        for (Row row : rows) {
            Map<String, String> one = new LinkedHashMap<>(row.shown());
            one.put("file", key);
            one.put(IN_FORCE, String.valueOf(row.inForce()));
            one.put(
                    LOSES,
                    String.valueOf(
                            row.proposal() == Choice.KEEP
                                    && !row.yours().equals(row.newDefault())));
            shown.add(one);
        }
        return new FileReview(key, host, path, List.of(), shown, digest(path, rows));
    }

    /** A value that stays as it is, such as a host's own address, makes no other question of it. */
    private static String digest(String path, List<Row> rows) {
        List<Map<String, String>> asked =
                rows.stream()
                        .map(
                                row -> {
                                    Map<String, String> one = new LinkedHashMap<>(row.shown());
                                    if (row.proposal() == Choice.KEEP) {
                                        one.remove(YOURS);
                                    }
                                    return one;
                                })
                        .toList();
        return Digest.of(path + asked);
    }

    FileReview joined(FileReview other) {
        List<String> all = new ArrayList<>(alike);
        all.add(other.host());
        List<Map<String, String>> both = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = new LinkedHashMap<>(rows.get(i));
            if (!row.get(YOURS).equals(other.rows().get(i).get(YOURS))) {
                row.put(YOURS, DIFFERS);
            }
            both.add(row);
        }
        return new FileReview(key, host, path, all, both, digest);
    }

    /**
     * @throws IllegalArgumentException where the decision says what could not be carried out
     */
    void check(FileDecision decision) {
        decision.edits()
                .check(
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.get("option"),
                                                row -> Boolean.valueOf(row.get("several")))));
    }

    /** What becomes of each option that somebody sets, a line each, old value and new. */
    String outcome(Edits edits) {
        return rows.stream()
                .filter(row -> !"false".equals(row.get(IN_FORCE)))
                .map(row -> "\n" + outcome(row, edits))
                .collect(Collectors.joining());
    }

    private static String outcome(Map<String, String> row, Edits edits) {
        String option = row.get("option");
        String yours = row.get(YOURS);
        String fresh = row.get("newDefault");
        String edited = edits.values().get(option);
        if (edited != null) {
            String shown = Secrets.shown(Option.shown(option), edited).replace("\n", "; ");
            return "%s: %s becomes %s".formatted(option, yours, shown);
        }
        Choice choice =
                edits.choice(option, Choice.valueOf(row.get("proposal").toUpperCase(Locale.ROOT)));
        return switch (choice) {
            case ADD -> "%s: %s stays, %s is added".formatted(option, yours, fresh);
            case TAKE -> "%s: %s becomes %s, the new package's".formatted(option, yours, fresh);
            case KEEP, EDIT ->
                    "%s: %s stays; the new package has %s".formatted(option, yours, fresh);
        };
    }

    /** Every host that the decision is for. */
    List<String> hosts() {
        List<String> all = new ArrayList<>(List.of(host));
        all.addAll(alike);
        return all;
    }
}
