package io.icebridge.journal;

import java.util.stream.Collectors;

/**
 * What others have named or typed, for a terminal, a mail or a sentence: what stands in a name
 * would be carried out by the first, or begin a line of its own as if it were ours.
 */
public final class Legible {
    private Legible() {}

    /** On one line, with a question mark for each sign that cannot be seen. */
    public static String line(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    /** The same of what may have several lines, such as a command's output. */
    public static String lines(String text) {
        return text.lines().map(Legible::line).collect(Collectors.joining("\n"));
    }
}
