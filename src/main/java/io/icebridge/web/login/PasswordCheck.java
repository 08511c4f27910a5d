package io.icebridge.web.login;

import io.icebridge.process.access.EngineUser;
import io.icebridge.process.access.FirstAdministrator;
import io.icebridge.process.access.Logins;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.authentication.BadCredentialsException;

/** The one place in which a password that came over HTTP is looked at, or not yet. */
final class PasswordCheck {
    /** What an account may do that has yet to choose its password: nothing but that. */
    static final String CHOOSES_PASSWORD = "chooses-password";

    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,255}");

    private final Logins logins;
    private final FirstAdministrator first;
    private final Slowdown slowdown;
    private final KnownLogins known;
    private final LoginTrail trail;

    PasswordCheck(
            Logins logins,
            FirstAdministrator first,
            Slowdown slowdown,
            KnownLogins known,
            LoginTrail trail) {
        this.logins = logins;
        this.first = first;
        this.slowdown = slowdown;
        this.known = known;
        this.trail = trail;
    }

    /** Whether every login is written down, and the one-time password counts. */
    enum Way {
        PAGE("by the login page"),
        BASIC("by HTTP Basic");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /**
     * Returns the account, with a line in the trail; of HTTP Basic, whose every request is a login,
     * one line an hour.
     *
     * @throws Slowed when the address must wait first
     * @throws BadCredentialsException when name or password is wrong
     */
    EngineUser check(String user, String password, Address from, Way way) {
        boolean slow = !known.knows(from, user, password);
        refuse(slow, from);
        boolean right = NAME.matcher(user).matches() && logins.check(user, password);
        // What was guessed while others were is answered like what came after them.
        refuse(slow, from);
        if (right) {
            EngineUser account = logins.find(user).orElseThrow(() -> wrong(user, password, from));
            if (known.remember(from, user, password) || way == Way.PAGE) {
                trail.loggedIn(account.name(), from, way.words);
            }
            return account;
        }
        if (way == Way.PAGE && first.letsIn(user, password)) {
            trail.loggedIn(user, from, "by the one-time password of the console");
            return new EngineUser(user, List.of(CHOOSES_PASSWORD), "");
        }
        throw wrong(user, password, from);
    }

    private void refuse(boolean slow, Address from) {
        Duration wait = slowdown.wait(from);
        if (slow && !wait.isZero()) {
            throw new Slowed(wait);
        }
    }

    private BadCredentialsException wrong(String user, String password, Address from) {
        known.forget(from, user, password);
        slowdown.failed(from);
        trail.failed(user, from, "wrong name or password");
        return new BadCredentialsException("Name or password is wrong.");
    }
}
