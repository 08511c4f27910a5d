package io.icebridge.approval;

/** A rule refuses what a person asks for; the message is one sentence or two for that person. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean mistake;

    private Refused(String sentence, boolean mistake) {
        super(sentence);
        this.mistake = mistake;
    }

    /** Because of who asks, or of what nobody may do. */
    public Refused(String sentence) {
        this(sentence, false);
    }

    /** Because of what was written; written otherwise it may pass. */
    public static Refused mistake(String sentence) {
        return new Refused(sentence, true);
    }

    /** Whether it may pass when it is written otherwise. */
    public boolean isMistake() {
        return mistake;
    }
}
