package io.icebridge.runbook.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an ini file, with the lines that continue it.
 *
 * @param raw without the end of the line
 */
record IniLine(Kind kind, String section, String name, String value, String raw) {
    private static final Pattern DOCUMENTED =
            Pattern.compile("[#;] ?([a-z][A-Za-z0-9_]*) ?= ?(.*?)\\s*");

    /** What a line is. */
    enum Kind {
        HEADER,
        SETTING,
        DOCUMENTED,
        INDENTED,
        BLANK,
        OTHER
    }

    static IniLine parse(String section, String raw, IniGrammar grammar) {
        String line = raw.stripTrailing();
        if (line.isEmpty()) {
            return new IniLine(Kind.BLANK, section, "", "", raw);
        }
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            return new IniLine(Kind.INDENTED, section, "", "", raw);
        }
        if (line.charAt(0) == '[') {
            boolean named = line.length() > 2 && line.endsWith("]");
            return named
                    ? header(line.substring(1, line.length() - 1), raw)
                    : new IniLine(Kind.OTHER, section, "", "", raw);
        }
        Matcher documented = DOCUMENTED.matcher(line);
        if (documented.matches()) {
            String value = grammar.value(documented.group(2));
            return new IniLine(Kind.DOCUMENTED, section, documented.group(1), value, raw);
        }
        int sign = line.startsWith("#") || line.startsWith(";") ? -1 : sign(line);
        String name = sign < 0 ? "" : line.substring(0, sign).strip();
        return name.isEmpty()
                ? new IniLine(Kind.OTHER, section, "", "", raw)
                : new IniLine(
                        Kind.SETTING,
                        section,
                        name,
                        grammar.value(line.substring(sign + 1).strip()),
                        raw);
    }

    /** Where the first equals sign or colon stands. */
    private static int sign(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || colon < 0 ? Math.max(equals, colon) : Math.min(equals, colon);
    }

    static IniLine setting(Option option, String value, IniGrammar grammar) {
        return setting(option, value, option.name() + " = ", grammar);
    }

    private static IniLine setting(Option option, String value, String begin, IniGrammar grammar) {
        String raw = (begin + grammar.written(value).replace("\n", "\n    ")).stripTrailing();
        return new IniLine(Kind.SETTING, option.section(), option.name(), value, raw);
    }

    static IniLine header(String section) {
        return header(section, "[" + section + "]");
    }

    private static IniLine header(String section, String raw) {
        return new IniLine(Kind.HEADER, new Option(section, "").section(), "", "", raw);
    }

    /** The same line with another value, written as the old one was. */
    IniLine with(String other, IniGrammar grammar) {
        String first = raw.lines().findFirst().orElse("");
        int at = sign(first) + 1;
        while (at < first.length() && first.charAt(at) == ' ') {
            at++;
        }
        String written = first.substring(at).stripTrailing();
        String quote = other.contains("\n") ? "" : grammar.quote(written);
        String begin = first.substring(0, at);
        return quote.isEmpty()
                ? setting(option(), other, begin, grammar).ending(end())
                : new IniLine(kind, section, name, other, begin + quote + other + quote + end());
    }

    private String end() {
        return raw.endsWith("\r") ? "\r" : "";
    }

    private IniLine ending(String end) {
        return new IniLine(kind, section, name, value, raw.replace("\n", end + "\n") + end);
    }

    IniLine continued(IniLine indented) {
        return new IniLine(
                kind,
                section,
                name,
                value + "\n" + indented.raw().strip(),
                raw + "\n" + indented.raw());
    }

    IniLine renamed(String other) {
        return new IniLine(kind, section, other, value, other + raw.substring(name.length()));
    }

    boolean sets() {
        return kind == Kind.SETTING;
    }

    boolean documents() {
        return kind == Kind.DOCUMENTED;
    }

    Option option() {
        return new Option(section, name);
    }
}
