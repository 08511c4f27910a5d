package io.icebridge.runbook.move;

import io.icebridge.journal.Beginning;
import io.icebridge.journal.Legible;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whom a hold concerns.
 *
 * @param name a server's or project's id, or a node's name as Nova has it; as read from a person
 *     also a server's name
 */
public record Whom(Kind kind, String name) {
    /** What can be held back. */
    public enum Kind {
        SERVER,
        NODE,
        PROJECT;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code server NAME}, {@code node NAME} or {@code project ID}.
     *
     * @throws WindowRefused on any other text
     */
    public static Whom parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return Arrays.stream(Kind.values())
                .filter(kind -> parts.length == 2 && kind.word().equals(parts[0]))
                .map(kind -> new Whom(kind, parts[1]))
                .findFirst()
                .orElseThrow(
                        () ->
                                WindowRefused.unknown(
                                        "Say \"server NAME\", \"node NAME\" or \"project ID\"; what"
                                                + " was said is \"%s\"."
                                                        .formatted(shortened(text))));
    }

    /** Whether the server is among those. */
    public boolean covers(Move move) {
        return switch (kind) {
            case SERVER -> move.serverId().equals(name);
            case NODE -> move.node().equals(name);
            case PROJECT -> move.projectId().equals(name);
        };
    }

    /** What a person typed, no longer than a sentence about it bears. */
    public static String shortened(String text) {
        int most = 80;
        String line = Legible.line(text);
        return line.length() <= most ? line : Beginning.of(line, most) + "...";
    }

    @Override
    public String toString() {
        return kind.word() + " " + name;
    }
}
