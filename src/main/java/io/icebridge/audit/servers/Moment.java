package io.icebridge.audit.servers;

import io.icebridge.audit.told.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something in the life of a server.
 *
 * @param kind for the style sheet: step, failure or decision
 * @param title what it is called
 * @param ended null while it has not ended, and where it has no length
 * @param told more about it, for people; may be empty
 * @param attempts what was done in it
 */
public record Moment(
        String kind,
        String title,
        Instant begun,
        Instant ended,
        String told,
        List<Attempt> attempts) {

    /** How long it lasted; null while it lasts, and for what has no length. */
    public Duration took() {
        return ended == null ? null : Duration.between(begun, ended);
    }

    /** A step lasts until something else begins: what is waited for has no entry of its own. */
    Moment until(Instant next) {
        return ended == null || ended.isAfter(next)
                ? this
                : new Moment(kind, title, begun, next, told, attempts);
    }
}
