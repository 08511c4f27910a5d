package io.icebridge.audit.overview;

import io.icebridge.journal.Expected;
import java.time.Duration;
import java.time.Instant;

/**
 * A part of a change, how far it is and how long it took.
 *
 * @param id of its symbol on the page of the whole
 * @param begun null while it is ahead
 * @param ended null while it has not ended
 */
public record Stretch(
        String id,
        String name,
        String model,
        State state,
        Instant begun,
        Instant ended,
        Expected expected) {

    /** How far it is. */
    public enum State {
        AHEAD("ahead"),
        NOW("now"),
        DONE("done"),
        /** The change ended in it. */
        ENDED_HERE("ended here");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Until now where it goes on; null while it is ahead. */
    public Duration taken(Instant now) {
        return begun == null ? null : Duration.between(begun, ended == null ? now : ended);
    }

    /** What it is expected to take; null where nothing tells. */
    public Duration estimate() {
        return expected.seconds() == null ? null : Duration.ofSeconds(expected.seconds());
    }
}
