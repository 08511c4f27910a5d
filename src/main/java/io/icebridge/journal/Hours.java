package io.icebridge.journal;

/** Whether an action may begin now: windows, pauses, what is held back. */
public interface Hours {
    /** No window, no pause. */
    Hours ALWAYS = (change, action) -> {};

    /**
     * @throws NotNow when it may not; with the time from which it may, if that is known
     */
    void require(Change change, Action action);
}
