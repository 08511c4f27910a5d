package io.icebridge.runbook.config;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A statement of a settings file at its outermost level, a comment's line, or an empty line.
 *
 * @param name of the setting, or how people call another statement; empty for comments
 * @param value of a setting; the whole text of another statement
 */
record PythonStatement(boolean assigns, String name, String value, String raw) {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_]\\w*)[ \\t]*=(?!=)[ \\t]*(.*)", Pattern.DOTALL);

    private static final Pattern DEFINED =
            Pattern.compile(
                    "(?m)^[ \\t]*(?:(?:from[ \\t]+[\\w.]+[ \\t]+)?import[ \\t]+\\(?([\\w., \\t]+)"
                            + "|(?:def|class)[ \\t]+(\\w+)|([A-Za-z_]\\w*)[ \\t]*=(?!=))");

    /** An item, an attribute, a method's call or an addition. */
    private static final Pattern CHANGED =
            Pattern.compile("(?m)^[ \\t]*([A-Za-z_]\\w*)[ \\t]*(?:[\\[.]|[-+*/%|&^]=)");

    static PythonStatement of(String raw) {
        if (raw.isBlank() || raw.startsWith("#")) {
            return new PythonStatement(false, "", "", raw);
        }
        Matcher assignment = ASSIGNMENT.matcher(raw);
        return assignment.matches() && simple(assignment.group(2))
                ? new PythonStatement(true, assignment.group(1), trimmed(assignment.group(2)), raw)
                : new PythonStatement(false, called(raw), raw.stripTrailing(), raw);
    }

    static PythonStatement setting(String name, String value) {
        return new PythonStatement(true, name, value, name + " = " + value);
    }

    /** Neither another statement nor another name follows. */
    private static boolean simple(String value) {
        String bare = bare(value);
        return bare.indexOf(';') < 0 && !bare.matches("(?s)[ \\t]*[A-Za-z_]\\w*[ \\t]*=(?!=).*");
    }

    /** Its first line as far as it says what it is for: no value and no arguments are in it. */
    private static String called(String raw) {
        String first = raw.lines().findFirst().orElse("").strip();
        return first.replaceFirst("\\s*(?:[!<>=]?=|:\\s*(?:#.*)?$).*", "")
                .replaceFirst("^([\\w.]+)\\(.*", "$1")
                .replaceAll("\\s+", " ");
    }

    PythonStatement numbered(int number) {
        return new PythonStatement(assigns, name + " (" + number + ")", value, raw);
    }

    boolean says() {
        return !name.isEmpty();
    }

    /** Whether the first line opens a block, or decorates the next. */
    boolean opens() {
        return raw.matches("(?s)(?:if|for|while|try|with|def|class)\\b.*|@.*");
    }

    /** The names that are there when it has run. */
    Set<String> defines() {
        return found(DEFINED, bare(raw));
    }

    /** Names of which it changes what they stand for. */
    Set<String> changes() {
        return found(CHANGED, bare(raw));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(
                        m ->
                                IntStream.rangeClosed(1, m.groupCount())
                                        .mapToObj(m::group)
                                        .filter(Objects::nonNull))
                .flatMap(names -> Stream.of(names.strip().split("[\\s,]+(?:as\\s+)?")))
                .collect(Collectors.toSet());
    }

    boolean usesAny(Set<String> others) {
        return others.stream().anyMatch(this::uses);
    }

    /** Whether it names it, other than in a string or a comment. */
    boolean uses(String other) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(other) + "\\b")
                .matcher(bare(raw))
                .find();
    }

    private static String trimmed(String value) {
        return value.substring(0, value.length() - comment(value)).strip();
    }

    /** How long the comment on the last line is. */
    private static int comment(String value) {
        String bare = bare(value);
        int at = bare.indexOf('#', bare.lastIndexOf('\n') + 1);
        return at < 0 ? 0 : value.length() - at;
    }

    /** The same text with everything in strings blanked, and in comments all but their sign. */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (c == '\'' || c == '"') {
                end = Brackets.afterString(text, i);
                end = end < 0 ? text.length() : end;
            } else if (c == '#') {
                end = Brackets.lineEnd(text, i);
            }
            for (int j = i + (c == '#' ? 1 : 0); j < end && end > i + 1; j++) {
                bare.setCharAt(j, text.charAt(j) == '\n' ? '\n' : ' ');
            }
            i = end;
        }
        return bare.toString();
    }
}
