package io.icebridge.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell command with its time limit and what it reads. Built from a template whose {@code {name}}
 * places are filled with single-quoted words, so that no value can become shell code.
 */
public final class Command {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-zA-Z0-9-]*)}");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String line;
    private final Duration limit;
    private final byte[] input;

    private Command(String line, Duration limit, byte[] input) {
        this.line = line;
        this.limit = limit;
        this.input = input;
    }

    /**
     * @throws IllegalArgumentException when the template has a place without a value, or a value
     *     holds a NUL or a line break
     */
    public static Command of(String template, Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        StringBuilder line = new StringBuilder();
        while (places.find()) {
            String value = values.get(places.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no value for {" + places.group(1) + "} in: " + template);
            }
            places.appendReplacement(line, Matcher.quoteReplacement(quote(value)));
        }
        return new Command(places.appendTail(line).toString(), LIMIT, new byte[0]);
    }

    public static Command of(String line) {
        return of(line, Map.of());
    }

    public Command within(Duration newLimit) {
        return new Command(line, newLimit, input);
    }

    /** Sends the text to the command's standard input; it is in no log. */
    public Command reading(String text) {
        return new Command(line, limit, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One shell word, whatever it holds. */
    public static String quote(String value) {
        if (value.chars().anyMatch(c -> c == 0 || c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("a command's value holds a line break or NUL");
        }
        return value.matches("[A-Za-z0-9_./:@%+=-]+")
                ? value
                : "'" + value.replace("'", "'\\''") + "'";
    }

    public String line() {
        return line;
    }

    public Duration limit() {
        return limit;
    }

    public byte[] input() {
        return input.clone();
    }

    @Override
    public String toString() {
        return line;
    }
}
