package io.icebridge.notice;

import java.io.IOException;

/** A receiver is none any more, so that nothing is tried again. */
final class Gone extends IOException {
    private static final long serialVersionUID = 1;

    Gone(String message) {
        super(message);
    }
}
