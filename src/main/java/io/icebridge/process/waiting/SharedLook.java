package io.icebridge.process.waiting;

/** What one look of a round shows to all that wait, for whatever they wait. */
public interface SharedLook {
    /** From now on what was seen before counts no more; called when it is known who waits. */
    void beginRound();
}
