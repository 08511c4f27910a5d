package io.icebridge.simulator.host.shell;

import java.util.List;

/** A word before its expansion. */
record Word(List<Part> parts) {

    /** A piece of a word. */
    sealed interface Part {}

    /** Characters as they are; quoted ones are no pattern and are not split. */
    record Text(String text, boolean quoted) implements Part {}

    /**
     * {@code $name}, <code>${name}</code>, <code>${name:-otherwise}</code>.
     *
     * @param otherwise null when the form has none
     */
    record Variable(String name, String otherwise, boolean quoted) implements Part {}

    /** {@code $(script)}. */
    record Output(String script, boolean quoted) implements Part {}

    /** {@code $((expression))}. */
    record Arithmetic(String expression) implements Part {}

    static Word of(String text) {
        return new Word(List.of(new Text(text, true)));
    }

    /**
     * The text of a word without quotes and expansions, as reserved words and names are; else null.
     */
    String plain() {
        if (parts.size() == 1 && parts.get(0) instanceof Text text && !text.quoted()) {
            return text.text();
        }
        return null;
    }
}
