package io.icebridge.process.access;

import java.util.List;
import java.util.Optional;

/** Who may log in, for those who must not know the engine. */
public interface Logins {
    /** Whether the password is the user's. A wrong one has no consequences for the user. */
    boolean check(String user, String password);

    /** The user as he stands now; empty when there is none of that name. */
    Optional<EngineUser> find(String user);

    /** Those of the engine's web applications that the user may open. */
    List<String> applications(String user);
}
