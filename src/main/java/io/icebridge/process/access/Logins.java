package io.icebridge.process.access;

import java.util.List;

/** Who may log in, for those who must not know the engine. */
public interface Logins {
    /**
     * Whether the password is the user's. After a wrong one the engine refuses even the right one
     * for some seconds.
     */
    boolean check(String user, String password);

    /** The groups that the user is a member of. */
    List<String> groups(String user);
}
