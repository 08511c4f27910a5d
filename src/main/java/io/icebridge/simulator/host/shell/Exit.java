package io.icebridge.simulator.host.shell;

/** Ends a shell; thrown by {@code exit} and caught where the shell was begun. */
final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Exit(int status) {
        super(null, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
