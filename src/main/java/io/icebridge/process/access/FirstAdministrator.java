package io.icebridge.process.access;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;

/**
 * How the first administrator gets in when nobody has said a password for him: by one that is shown
 * on the console alone, is kept in memory alone, and ends when it is used or with the application.
 * Whoever used it chooses the password with which the user is made.
 */
public final class FirstAdministrator {
    /** The user's name. */
    public static final String NAME = "admin";

    private static final int RANDOM_BYTES = 18;

    private final IdentityService identity;
    private byte[] expected;

    FirstAdministrator(IdentityService identity) {
        this.identity = identity;
    }

    /** Makes a one-time password and shows it, once. */
    synchronized void offer(PrintStream console) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        expected = password.getBytes(StandardCharsets.UTF_8);
        console.printf(
                "%nThere is no administrator yet. Log in at /login once as %s with%n%n    %s%n%n"
                        + "and choose a password. It ends when it is used, and at the next start.%n%n",
                NAME, password);
        console.flush();
    }

    /** Whether these are the name and the one-time password; if so, it has now been used. */
    public synchronized boolean letsIn(String user, String password) {
        boolean right =
                expected != null
                        && NAME.equals(user)
                        && MessageDigest.isEqual(
                                expected, password.getBytes(StandardCharsets.UTF_8));
        if (right) {
            expected = null;
        }
        return right;
    }

    /**
     * Makes the administrator, for whoever was let in.
     *
     * @return what is wrong with the password, as a sentence; empty when it was taken
     */
    public synchronized String create(String password) {
        if (hasAdministrator()) {
            return "There is an administrator by now; log in anew.";
        }
        User user = identity.createUserQuery().userId(NAME).singleResult();
        if (user == null) {
            user = identity.newUser(NAME);
            user.setFirstName(NAME);
            user.setLastName("");
        }
        user.setPassword(password);
        PasswordPolicyResult policy = identity.checkPasswordAgainstPolicy(password, user);
        if (!policy.isValid()) {
            return "Take a password of at least 10 characters with small and capital letters, digits"
                    + " and other characters, in which the user's name does not occur.";
        }
        identity.saveUser(user);
        identity.createMembership(NAME, Groups.ADMINS);
        return "";
    }

    boolean hasAdministrator() {
        return identity.createUserQuery().memberOfGroup(Groups.ADMINS).count() > 0;
    }
}
