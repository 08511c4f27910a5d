package io.icebridge.runbook.config;

import java.util.Locale;

/**
 * An option's place, written {@code section/name}; a settings file in Python has no sections. As
 * oslo.config has it, a section's case says nothing, but DEFAULT is only that.
 */
public record Option(String section, String name) implements Comparable<Option> {
    static final String DEFAULT = "DEFAULT";

    public Option {
        section = section.equals(DEFAULT) ? section : section.toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when the text has no slash
     */
    public static Option of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not section/name: " + text);
        }
        return new Option(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The option that people are shown as this; one of a settings file in Python has no slash. */
    public static Option shown(String text) {
        return text.matches("[^/]+") ? new Option("", text) : of(text);
    }

    @Override
    public int compareTo(Option other) {
        int sections = section.compareTo(other.section);
        return sections != 0 ? sections : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return section.isEmpty() ? name : section + "/" + name;
    }
}
