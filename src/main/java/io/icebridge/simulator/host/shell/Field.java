package io.icebridge.simulator.host.shell;

import java.util.regex.Pattern;

/** One expanded word that may be a file pattern. */
final class Field {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder regex = new StringBuilder();
    private boolean exists;
    private boolean pattern;

    void addQuoted(String value) {
        exists = true;
        text.append(value);
        regex.append(Pattern.quote(value));
    }

    void addPattern(String value) {
        exists |= !value.isEmpty();
        text.append(value);
        regex.append(Globs.regex(value));
        pattern |= value.matches("(?s).*[*?\\[].*");
    }

    /** False for an unquoted expansion that came to nothing. */
    boolean exists() {
        return exists;
    }

    boolean isPattern() {
        return pattern;
    }

    String text() {
        return text.toString();
    }

    Pattern regex() {
        return Pattern.compile(regex.toString());
    }
}
