package io.icebridge.journal;

/** An effect that the door does not let happen; nothing was changed. */
public final class Barred extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message one sentence that says what is missing and who can give it
     */
    public Barred(String message) {
        super(message);
    }
}
