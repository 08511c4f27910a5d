package io.icebridge.web.login;

import io.icebridge.journal.Legible;
import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Kind;

/** Writes who logged in, failed to, and logged out. Never a password. */
final class LoginTrail {
    private static final int LONGEST_NAME = 64;

    private final Trail trail;

    LoginTrail(Trail trail) {
        this.trail = trail;
    }

    /**
     * @param how in a few words
     */
    void loggedIn(String user, Address from, String how) {
        trail.add(Kind.LOGIN, user, "", from.text(), how, "");
    }

    /**
     * @param typed what anybody may have typed as a name
     * @param why in a few words
     */
    void failed(String typed, Address from, String why) {
        trail.add(Kind.LOGIN_FAILED, shown(typed), "", shown(from.text()), why, "");
    }

    void loggedOut(String user, Address from) {
        trail.add(Kind.LOGOUT, user, "", from.text(), "logged out", "");
    }

    /** Shortened, and without control and formatting characters. */
    private static String shown(String typed) {
        String clean = Legible.line(typed);
        int length = clean.codePointCount(0, clean.length());
        return length <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
