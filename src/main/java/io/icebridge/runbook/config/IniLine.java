package io.icebridge.runbook.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of an ini file, with the lines that continue it. */
record IniLine(Kind kind, String section, String name, String value, String raw) {
    private static final Pattern HEADER = Pattern.compile("\\[([^\\]]+)]\\s*");
    private static final Pattern SETTING =
            Pattern.compile("([^\\s#;\\[=:][^=:]*?)\\s*[=:]\\s*(.*?)\\s*");
    private static final Pattern DOCUMENTED =
            Pattern.compile("[#;] ?([a-z][A-Za-z0-9_]*) ?= ?(.*?)\\s*");

    /** What a line is. */
    enum Kind {
        HEADER,
        SETTING,
        DOCUMENTED,
        INDENTED,
        OTHER
    }

    static IniLine parse(String section, String raw) {
        Matcher header = HEADER.matcher(raw);
        if (header.matches()) {
            return new IniLine(Kind.HEADER, header.group(1), "", "", raw);
        }
        Matcher documented = DOCUMENTED.matcher(raw);
        if (documented.matches()) {
            return new IniLine(
                    Kind.DOCUMENTED, section, documented.group(1), documented.group(2), raw);
        }
        Matcher setting = SETTING.matcher(raw);
        if (setting.matches()) {
            return new IniLine(Kind.SETTING, section, setting.group(1), setting.group(2), raw);
        }
        boolean indented = !raw.isBlank() && Character.isWhitespace(raw.charAt(0));
        return new IniLine(indented ? Kind.INDENTED : Kind.OTHER, section, "", "", raw);
    }

    static IniLine setting(Option option, String value) {
        return new IniLine(
                Kind.SETTING,
                option.section(),
                option.name(),
                value,
                option.name() + " = " + value.replace("\n", "\n    "));
    }

    static IniLine header(String section) {
        return new IniLine(Kind.HEADER, section, "", "", "[" + section + "]");
    }

    IniLine continued(String indented) {
        return new IniLine(
                kind, section, name, value + "\n" + indented.strip(), raw + "\n" + indented);
    }

    boolean sets() {
        return kind == Kind.SETTING;
    }

    boolean documents() {
        return kind == Kind.DOCUMENTED;
    }

    boolean continues() {
        return kind == Kind.INDENTED;
    }

    boolean blank() {
        return raw.isBlank();
    }

    Option option() {
        return new Option(section, name);
    }
}
