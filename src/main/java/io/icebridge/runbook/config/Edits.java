package io.icebridge.runbook.config;

import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person decided on a reviewed file: one choice for all its options, and other choices for
 * some, written one a line as {@code section/name keep}, {@code section/name take} or {@code
 * section/name = value}.
 */
public record Edits(Choice overall, Map<String, Choice> choices, Map<String, String> values) {

    /**
     * @throws IllegalArgumentException on a line that is none of the three
     */
    public static Edits of(Choice overall, String lines) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            } else if (line.endsWith(" keep")) {
                choices.put(line.substring(0, line.length() - 5).strip(), Choice.KEEP);
            } else if (line.endsWith(" take")) {
                choices.put(line.substring(0, line.length() - 5).strip(), Choice.TAKE);
            } else {
                throw new IllegalArgumentException(
                        "neither 'section/name keep', '... take' nor '... = value': " + line);
            }
        }
        return new Edits(overall, choices, values);
    }

    /** Changes the file in force by the decisions on its rows. */
    public void apply(ConfigFile yours, List<Row> rows, ConfigFile fresh) {
        for (Row row : rows) {
            String name = row.option().toString();
            String edited = values.get(name);
            if (edited != null) {
                yours.set(row.option(), edited);
            } else if (choice(row, name) == Choice.TAKE) {
                fresh.value(row.option())
                        .ifPresentOrElse(
                                value -> yours.set(row.option(), value),
                                () -> yours.remove(row.option()));
            }
        }
    }

    /** The other way round: brings what is kept of the file in force into the new one. */
    public void carry(ConfigFile yours, List<Row> rows, ConfigFile fresh) {
        for (Row row : rows) {
            String name = row.option().toString();
            String edited = values.get(name);
            if (edited != null) {
                fresh.set(row.option(), edited);
            } else if (choice(row, name) != Choice.TAKE) {
                yours.value(row.option()).ifPresent(value -> fresh.set(row.option(), value));
            }
        }
    }

    private Choice choice(Row row, String name) {
        return choices.getOrDefault(
                name, overall == Choice.EDIT || overall == null ? row.proposal() : overall);
    }
}
