package io.icebridge.cli;

import java.util.stream.Collectors;

/** What others have named, for a terminal, which would carry out what stands in a name. */
final class Legible {
    private Legible() {}

    /** On one line, with a question mark for each sign that cannot be seen. */
    static String line(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    /** The same of what may have several lines, such as a command's output. */
    static String lines(String text) {
        return text.lines().map(Legible::line).collect(Collectors.joining("\n"));
    }
}
