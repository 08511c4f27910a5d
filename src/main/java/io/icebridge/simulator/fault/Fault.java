package io.icebridge.simulator.fault;

import java.time.Duration;

/**
 * What goes wrong with one call.
 *
 * @param status that is answered instead, 0 for none
 * @param retryAfter seconds of a {@code Retry-After} header, negative for none
 * @param delay real time by which the answer comes late; of {@link Kind#LATER} the cloud's own time
 *     by which the effect does
 */
public record Fault(Kind kind, int status, int retryAfter, Duration delay) {

    public static final Fault NONE = new Fault(Kind.NONE, 0, -1, Duration.ZERO);

    /** The ways in which an answer goes wrong. */
    public enum Kind {
        NONE,
        STATUS,
        /** The service says that a quota is used up. */
        QUOTA,
        /** Every token is worthless from now on, this call's among them. */
        NO_TOKENS,
        HTML,
        DROP,
        TRUNCATE,
        /**
         * The caller is told that nobody answers, or nothing at all, and the request lives on: its
         * effect comes later.
         */
        LATER
    }

    public static Fault status(int status) {
        return new Fault(Kind.STATUS, status, -1, Duration.ZERO);
    }

    public static Fault busy(int status, int retryAfter) {
        return new Fault(Kind.STATUS, status, retryAfter, Duration.ZERO);
    }

    /** As each service words it: Nova of that time with 413, the others with 409. */
    public static Fault quota(boolean compute) {
        return new Fault(Kind.QUOTA, compute ? 413 : 409, -1, Duration.ZERO);
    }

    public static Fault late(Duration delay) {
        return new Fault(Kind.NONE, 0, -1, delay);
    }

    /**
     * A request that a proxy gives up on with 504 while the service still works on it.
     *
     * @param after the cloud's own time until it has its effect
     */
    public static Fault later(Duration after) {
        return new Fault(Kind.LATER, 504, -1, after);
    }

    /** The same for a caller who is answered nothing. */
    public static Fault laterUnheard(Duration after) {
        return new Fault(Kind.LATER, 0, -1, after);
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, 0, -1, Duration.ZERO);
    }

    /** Whether the client sees something else than the service's own answer. */
    public boolean replacesAnswer() {
        return kind != Kind.NONE;
    }
}
