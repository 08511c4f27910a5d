package io.icebridge.process.waiting;

import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;

/** What the {@link Watcher} leaves behind when something awaited did not come in time. */
public final class Late {
    static final Var<String> WAIT = Var.text("lateWait");

    private Late() {}

    /** Fails the step after a wait that ran out, once. */
    public static void refuse(Here here) {
        String late = here.get(WAIT, "");
        if (!late.isEmpty()) {
            here.set(WAIT, "");
            throw new LateException(late);
        }
    }

    /** Something awaited did not come in time. */
    public static final class LateException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LateException(String message) {
            super(message);
        }
    }
}
