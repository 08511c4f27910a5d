package io.icebridge.cloud;

/** The two compute regions of the move. */
public enum Side {
    /** The Havana region that the servers leave. */
    OLD,
    /** The Icehouse region that they reach. */
    NEW
}
