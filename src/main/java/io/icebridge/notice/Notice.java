package io.icebridge.notice;

import java.time.Instant;

/**
 * Something that is to be sent to one receiver.
 *
 * @param tries how often it was tried, with the one that goes on
 * @param receiver a mail address, or the address of a webhook
 */
record Notice(
        long number,
        Kind kind,
        String change,
        Way way,
        String receiver,
        String content,
        int tries,
        Instant made) {

    /** How it is sent. */
    enum Way {
        MAIL,
        WEBHOOK
    }

    Letter letter() {
        return Letter.read(content);
    }
}
