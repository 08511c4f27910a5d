package io.icebridge.runbook.profile;

import io.icebridge.host.Command;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills a profile's templates: {@code {name}} with a value, {@code {name...}} with several. */
public final class Template {
    private static final Pattern SEVERAL = Pattern.compile("\\{([a-z][a-zA-Z0-9-]*)\\.\\.\\.}");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-zA-Z0-9-]*)}");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]+");

    private Template() {}

    /** A command whose values are quoted words. */
    public static Command command(String template, Map<String, String> values) {
        return Command.of(template, values);
    }

    /** A command with one place for several words, each quoted by itself. */
    public static Command command(
            String template, String name, List<String> words, Map<String, String> values) {
        String joined = words.stream().map(Command::quote).collect(Collectors.joining(" "));
        Matcher several = SEVERAL.matcher(template);
        String line =
                several.replaceAll(
                        m ->
                                m.group(1).equals(name)
                                        ? Matcher.quoteReplacement(joined)
                                        : m.group());
        return Command.of(line, values);
    }

    /** Text for a file, such as an option's value; nothing is quoted. */
    public static String text(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(m -> Matcher.quoteReplacement(value(template, m.group(1), values)));
    }

    /**
     * An SQL statement; only names of letters, digits and underscores may enter it.
     *
     * @throws IllegalArgumentException on any other value
     */
    public static String sql(String template, Map<String, String> names) {
        names.values().stream()
                .filter(n -> !PLAIN_NAME.matcher(n).matches())
                .findFirst()
                .ifPresent(
                        n -> {
                            throw new IllegalArgumentException("not a plain SQL name: " + n);
                        });
        return text(template, names);
    }

    private static String value(String template, String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for {" + name + "} in: " + template);
        }
        return value;
    }
}
