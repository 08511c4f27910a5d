package io.icebridge.audit.told;

import io.icebridge.approval.ShownTime;
import io.icebridge.journal.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What templates ask for words. Times are in UTC, to the second; in a browser with script they
 * become those of its own zone.
 */
@Component("told")
public final class Told {
    private static final Map<String, String> METHODS =
            Map.of(
                    "SNAPSHOT", "snapshot",
                    "VOLUME", "its root volume",
                    "REDEPLOY", "redeploy",
                    "WAIT", "waits for its owner",
                    "BY_HAND", "by hand",
                    "REFUSED", "refused");

    private static final Map<String, String> STATES =
            Map.of(
                    "PLANNED", "not begun",
                    "CLAIMED", "moving",
                    "RELEASING", "arrived, the old one goes",
                    "ASIDE", "waiting",
                    "MOVED", "moved",
                    "MOVED_BY_HAND", "moved by hand",
                    "GONE", "deleted by its owner",
                    "LEFT", "stays");

    private final Drawn drawn;

    Told(Drawn drawn) {
        this.drawn = drawn;
    }

    /** Empty for null. */
    public String time(Instant instant) {
        return instant == null ? "" : ShownTime.of(instant);
    }

    /** Empty for null. */
    public String lasting(Duration duration) {
        return Lasting.told(duration);
    }

    /** To the millisecond below a second; empty for null. */
    public String exactly(Duration duration) {
        return Lasting.exactly(duration);
    }

    /** How long it is from one time to another. */
    public String between(Instant from, Instant to) {
        return Lasting.told(Duration.between(from, to));
    }

    /** A change's id in an address. */
    public String path(String change) {
        return ChangePath.of(change);
    }

    /** A step's or task's name as it is drawn. */
    public String step(String id) {
        return drawn.name(id);
    }

    /** Which way a server goes. */
    public String method(Object method) {
        return METHODS.getOrDefault(String.valueOf(method), String.valueOf(method));
    }

    /** How far a server's move is. */
    public static String state(Object state) {
        return STATES.getOrDefault(String.valueOf(state), String.valueOf(state));
    }

    /** Whether a subject has a page of its own. */
    public boolean server(Subject subject) {
        return subject.kind() == Subject.Kind.SERVER;
    }
}
