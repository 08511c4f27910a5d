package io.icebridge.runbook.move;

/** Says to a person, in a sentence, why a window is not changed as he wants. */
public final class WindowRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean unknown;

    private WindowRefused(boolean unknown, String sentence) {
        super(sentence);
        this.unknown = unknown;
    }

    /** What was said is incomplete, out of bounds, or names nothing that there is. */
    public static WindowRefused unknown(String sentence) {
        return new WindowRefused(true, sentence);
    }

    /** It was understood, but as things stand it cannot be. */
    public static WindowRefused asThingsStand(String sentence) {
        return new WindowRefused(false, sentence);
    }

    /** Whether saying the same again can never help. */
    public boolean isUnknown() {
        return unknown;
    }
}
