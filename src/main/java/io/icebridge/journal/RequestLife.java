package io.icebridge.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * For how long a request can live on whose answer got lost: what proxies and services wait for one
 * another. Until then what it does may still come, so that nobody can know what became of it.
 *
 * @param longest from its begin
 */
public record RequestLife(Duration longest, Clock clock) {

    /** From when a look tells what became of it. */
    public Instant known(Entry begun) {
        return begun.begun().plus(longest);
    }

    /** The same for people, in whole seconds. */
    public Instant shown(Entry begun) {
        return known(begun).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether its effect may still come. */
    public boolean goesOn(Entry begun) {
        return begun.open() && clock.instant().isBefore(known(begun));
    }

    /**
     * @param waiting what waits for it
     * @throws NotNow while its effect may still come
     */
    public void mustBeOver(Entry begun, String waiting) {
        if (goesOn(begun)) {
            throw new NotNow(
                    known(begun),
                    "%s waits, since nobody knows what became of %s (%s), begun at %s, whose answer got lost: known from %s"
                            .formatted(
                                    waiting,
                                    begun.key().step(),
                                    begun.what(),
                                    begun.begun().truncatedTo(ChronoUnit.SECONDS),
                                    shown(begun)));
        }
    }
}
