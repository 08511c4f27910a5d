package io.icebridge.journal;

/** An effect that the door does not let happen; nothing was changed. */
public final class Barred extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean approvalMissing;

    /**
     * @param approvalMissing whether it is for people to approve it; else something that must be
     *     known or hold before it does not
     * @param message one sentence that says what is missing and who can give it
     */
    public Barred(boolean approvalMissing, String message) {
        super(message);
        this.approvalMissing = approvalMissing;
    }

    /** For want of an approval. */
    public Barred(String message) {
        this(true, message);
    }

    public boolean approvalMissing() {
        return approvalMissing;
    }
}
