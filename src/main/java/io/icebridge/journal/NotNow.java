package io.icebridge.journal;

import java.time.Instant;

/** Something that is not wrong, but has to wait; nothing was changed. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Instant from;

    /**
     * @param from when to ask again
     * @param message what it waits for
     */
    public NotNow(Instant from, String message) {
        super(message);
        this.from = from;
    }

    public Instant from() {
        return from;
    }
}
