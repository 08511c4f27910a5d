package io.icebridge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/**
 * Something of which people are to be told once.
 *
 * @param key that it has whenever it is found
 * @param project its id where owners are told; empty where those who run the change are
 * @param due before which nobody is told
 * @param what happened, in a sentence
 * @param about whom or what it concerns; empty for the change as a whole
 * @param detail may be empty
 */
record Occasion(
        String key,
        Kind kind,
        String change,
        String project,
        Instant at,
        Instant due,
        String what,
        String about,
        String detail) {
    private static final int LONGEST_KEY = 255;

    Occasion {
        if (key.length() > LONGEST_KEY) {
            key = kind + " " + UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
        }
    }

    /** For those who run the change, as soon as possible. */
    static Occasion now(
            String key, Kind kind, String change, Instant at, String what, String about) {
        return new Occasion(key, kind, change, "", at, at, what, about, "");
    }

    Occasion saying(String further) {
        return new Occasion(key, kind, change, project, at, due, what, about, further);
    }
}
