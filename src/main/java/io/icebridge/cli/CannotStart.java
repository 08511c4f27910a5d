package io.icebridge.cli;

/** Something that the user can mend keeps a command from starting; the message says what. */
final class CannotStart extends RuntimeException {
    CannotStart(String message) {
        super(message);
    }
}
