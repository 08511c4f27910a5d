package io.icebridge.journal;

import java.util.Locale;

/**
 * Whom a step concerns.
 *
 * @param name the service's name, the host's, the node's as Nova has it, the server's id; empty for
 *     the change as a whole
 */
public record Subject(Kind kind, String name) {
    /** The change as a whole. */
    public static final Subject CHANGE = new Subject(Kind.CHANGE, "");

    /** What can be a subject. */
    public enum Kind {
        CHANGE,
        SERVICE,
        HOST,
        NODE,
        SERVER
    }

    public static Subject service(String name) {
        return new Subject(Kind.SERVICE, name);
    }

    public static Subject host(String name) {
        return new Subject(Kind.HOST, name);
    }

    public static Subject node(String name) {
        return new Subject(Kind.NODE, name);
    }

    public static Subject server(String id) {
        return new Subject(Kind.SERVER, id);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException on any other text
     */
    public static Subject parse(String text) {
        String[] parts = text.split(" ", 2);
        return new Subject(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts.length > 1 ? parts[1] : "");
    }

    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? word : word + " " + name;
    }
}
