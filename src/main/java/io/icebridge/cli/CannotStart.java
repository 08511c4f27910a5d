package io.icebridge.cli;

/** Something that the user can mend keeps a command from starting; the message says what. */
final class CannotStart extends RuntimeException {
    private final boolean asTypedWrong;

    /** What was typed, or the file that it names, is not as it must be. */
    CannotStart(String message) {
        this(message, true);
    }

    private CannotStart(String message, boolean asTypedWrong) {
        super(message);
        this.asTypedWrong = asTypedWrong;
    }

    /** What was typed is right, but the machine does not let it be done now. */
    static CannotStart here(String message) {
        return new CannotStart(message, false);
    }

    /** Whether another command line would help. */
    boolean asTypedWrong() {
        return asTypedWrong;
    }
}
