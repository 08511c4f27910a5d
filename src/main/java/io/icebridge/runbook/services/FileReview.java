package io.icebridge.runbook.services;

import io.icebridge.runbook.config.Review.Row;
import java.util.List;
import java.util.Map;

/**
 * A configuration file for which the new package left another version beside it.
 *
 * @param key {@code host:path}, short enough to repeat a task over
 * @param alike other hosts whose file differs in the same way; one decision is for all
 * @param digest of what is to be decided, so that a decision is known again
 */
public record FileReview(
        String key,
        String host,
        String path,
        List<String> alike,
        List<Map<String, String>> rows,
        String digest) {

    static final String NEW = ".rpmnew";

    FileReview with(List<String> others) {
        return new FileReview(key, host, path, others, rows, digest);
    }

    static FileReview of(String host, String path, List<Row> rows) {
        List<Map<String, String>> shown = rows.stream().map(Row::shown).toList();
        String digest = Digests.sha256(shown.toString());
        String key = host + ":" + path;
        shown.forEach(row -> row.put("file", key));
        return new FileReview(key, host, path, List.of(), shown, digest);
    }
}
