package io.icebridge.simulator.host.shell;

/** A command line that is none. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1;

    SyntaxError(String message) {
        super("syntax error: " + message);
    }
}
