package io.icebridge.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an attempt at an action stands, by what the journal holds of it.
 *
 * @param number grows with every attempt of every change
 * @param what as it was when the attempt began
 * @param ended null while the outcome is unknown
 * @param result what it gave, as JSON; empty where it gave nothing
 * @param why for a failure or a new attempt
 */
public record Entry(
        long number,
        Change change,
        Key key,
        int attempt,
        State state,
        String what,
        Instant begun,
        Instant ended,
        String result,
        String why) {

    /** Where an attempt stands. */
    public enum State {
        /** Written before the effect; without an outcome the effect must be looked up. */
        BEGUN,
        DONE,
        /** Surely without effect, or with one that was found to be no use. */
        FAILED,
        /** Not done by the runbook: a person did it and said so. */
        BY_HAND,
        /** It stands as it was done, but is to be done anew. */
        ANEW
    }

    public boolean settled() {
        return state == State.DONE || state == State.BY_HAND;
    }

    /** Whether it was begun and nobody has written how it ended. */
    public boolean open() {
        return state == State.BEGUN;
    }

    /** Whether it happened, or may have. */
    public boolean mayBeDone() {
        return settled() || open();
    }

    /**
     * What it gave.
     *
     * @return empty unless it is done, and by the runbook
     */
    public <R> Optional<R> result(Class<R> type) {
        return state == State.DONE ? Optional.of(Values.read(result, type)) : Optional.empty();
    }

    /** What a person said who did it by hand. */
    public Optional<ByHand> byHand() {
        return state == State.BY_HAND
                ? Optional.of(Values.read(result, ByHand.class))
                : Optional.empty();
    }
}
