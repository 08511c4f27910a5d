package io.icebridge.web.login;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;

/**
 * Kept in the session of somebody who logged in.
 *
 * @param passwordMark of the password that he had then
 */
record Visit(Instant since, String passwordMark) implements Serializable {
    private static final String KEY = Visit.class.getName();

    /** Null when nobody logged in. */
    static Visit of(HttpSession session) {
        return (Visit) session.getAttribute(KEY);
    }

    void begin(HttpSession session) {
        session.setAttribute(KEY, this);
    }
}
