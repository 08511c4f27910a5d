package io.icebridge.runbook.config;

import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person decided on a reviewed file: one choice for all its options, and other choices for
 * some, written one a line as {@code section/name keep}, {@code section/name take}, {@code
 * section/name add} or {@code section/name = value}; of an option that may stand several times, a
 * line for each of its values.
 */
public record Edits(Choice overall, Map<String, Choice> choices, Map<String, String> values) {
    private static final Pattern CHOICE = Pattern.compile("(.+?)\\s+(keep|take|add)");

    /**
     * @throws IllegalArgumentException on a line that is none of these
     */
    public static Edits of(Choice overall, String lines) {
        if (overall == Choice.ADD) {
            throw new IllegalArgumentException("'add' is said of single options, not of a file");
        }
        Map<String, Choice> choices = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int equals = line.indexOf('=');
            Matcher choice = CHOICE.matcher(line);
            if (equals > 0) {
                values.merge(
                        plain(line.substring(0, equals).strip()),
                        line.substring(equals + 1).strip(),
                        (one, other) -> one + "\n" + other);
            } else if (choice.matches()) {
                choices.put(
                        plain(choice.group(1)),
                        Choice.valueOf(choice.group(2).toUpperCase(Locale.ROOT)));
            } else {
                throw new IllegalArgumentException(
                        "neither 'section/name keep', '... take', '... add' nor '... = value': "
                                + line);
            }
        }
        return new Edits(overall, choices, values);
    }

    /** A statement of a settings file may hold a path, and is no section's. */
    private static String plain(String name) {
        return name.matches("[^\\s'\"]+/.*") ? Option.of(name).toString() : name;
    }

    /**
     * Refuses what could not be carried out.
     *
     * @param several by name of each reviewed option, whether it may stand several times
     * @throws IllegalArgumentException that says which line and why
     */
    public void check(Map<String, Boolean> several) {
        Stream.concat(choices.keySet().stream(), values.keySet().stream())
                .filter(name -> !several.containsKey(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    name + " is not among the options of this review");
                        });
        several.forEach(
                (name, may) -> {
                    boolean twice = values.getOrDefault(name, "").contains("\n");
                    if (!may && (twice || choices.get(name) == Choice.ADD)) {
                        throw new IllegalArgumentException(
                                name + " can have one value only: write it once, keep or take it");
                    }
                });
    }

    /** Changes the file in force by the decisions on its rows. */
    public void apply(ConfigFile yours, List<Row> rows, ConfigFile fresh) {
        rows.forEach(row -> apply(row, yours, fresh, choice(row) == Choice.KEEP));
    }

    /** The other way round: brings what is kept of the file in force into the new one. */
    public void carry(ConfigFile yours, List<Row> rows, ConfigFile fresh) {
        List<Option> order = List.copyOf(yours.options().keySet());
        rows.stream()
                .sorted(
                        Comparator.comparing((Row row) -> fresh.value(row.option()).isEmpty())
                                .thenComparing(row -> order.indexOf(row.option())))
                .forEach(
                        row -> {
                            boolean none = yours.value(row.option()).isEmpty();
                            apply(row, fresh, yours, none || choice(row) == Choice.TAKE);
                        });
    }

    private void apply(Row row, ConfigFile file, ConfigFile other, boolean stays) {
        Option option = row.option();
        String edited = values.get(option.toString());
        if (edited != null) {
            file.set(option, edited);
        } else if (choice(row) == Choice.ADD) {
            other.value(option).ifPresent(v -> file.set(option, both(file, option, v)));
        } else if (!stays && other.value(option).isPresent()) {
            file.carry(option, other);
        } else if (!stays) {
            file.remove(option);
        }
    }

    /** What the file has, and of the other what it lacks. */
    private static String both(ConfigFile file, Option option, String other) {
        return Stream.concat(file.value(option).orElse("").lines(), other.lines())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private Choice choice(Row row) {
        return choice(row.option().toString(), row.proposal());
    }

    /** What is done with an option, unless it gets a value of its own. */
    public Choice choice(String option, Choice proposal) {
        return choices.getOrDefault(
                option, overall == Choice.EDIT || overall == null ? proposal : overall);
    }
}
