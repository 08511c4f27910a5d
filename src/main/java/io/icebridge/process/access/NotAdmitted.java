package io.icebridge.process.access;

/** Somebody whom a provider has let in is not let in here; the message says why, for him. */
public final class NotAdmitted extends RuntimeException {
    NotAdmitted(String why) {
        super(why);
    }
}
