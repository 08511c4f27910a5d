package io.icebridge.journal;

import java.util.Locale;

/**
 * Where an action happens.
 *
 * @param name the host's name in the cloud file, the region's; for the cloud the service whose API
 *     is called
 */
public record Place(Kind kind, String name) {
    /** What can be a place. */
    public enum Kind {
        HOST,
        REGION,
        CLOUD,
        HERE
    }

    public static Place host(String name) {
        return new Place(Kind.HOST, name);
    }

    public static Place region(String name) {
        return new Place(Kind.REGION, name);
    }

    /** Icebridge itself: what is written down and changes nothing outside. */
    public static final Place HERE = new Place(Kind.HERE, "icebridge");

    /** A service of the cloud that both regions share. */
    public static Place cloud(String service) {
        return new Place(Kind.CLOUD, service);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException on any other text
     */
    public static Place parse(String text) {
        String[] parts = text.split(" ", 2);
        return new Place(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
