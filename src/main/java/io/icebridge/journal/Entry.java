package io.icebridge.journal;

import java.time.Instant;

/**
 * What the journal holds of one attempt at an intent.
 *
 * @param ended null while the outcome is unknown
 * @param result what the effect gave back (an id, an output), or why it failed
 */
public record Entry(
        long number,
        Intent intent,
        int attempt,
        State state,
        Instant begun,
        Instant ended,
        String result) {

    /** Where an attempt stands. */
    public enum State {
        /** Written before the effect; without an outcome the effect must be looked up. */
        BEGUN,
        DONE,
        /** Surely without effect, or with one that was found to be no use. */
        FAILED,
        /** Not done by the runbook: a person did it and said so. */
        BY_HAND
    }

    public boolean settled() {
        return state == State.DONE || state == State.BY_HAND;
    }
}
