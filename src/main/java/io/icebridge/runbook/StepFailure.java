package io.icebridge.runbook;

/** A step that found that it cannot go on, for a reason that it can name. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@code failure-policy.dmn} decides on. */
    public enum Kind {
        /** A command ended with an exit status other than 0. */
        COMMAND_FAILED,
        /** Something is to be done where Icebridge may not log in. */
        BY_HAND,
        /** A server does not go by itself, by the rules or by choice. */
        LEFT_TO_PERSON,
        /** Something that must hold before the next step does not. */
        PROOF_FAILED,
        /** The cloud brought a server, image or volume into an error state. */
        CLOUD_ERROR
    }

    private final Kind kind;
    private final String detail;

    /**
     * @param message one sentence that a person understands
     * @param detail what there is beyond it, such as the end of a command's output; never a secret
     */
    public StepFailure(Kind kind, String message, String detail) {
        super(message);
        this.kind = kind;
        this.detail = detail;
    }

    public StepFailure(Kind kind, String message) {
        this(kind, message, "");
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }
}
