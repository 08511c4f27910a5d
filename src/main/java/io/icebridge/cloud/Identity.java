package io.icebridge.cloud;

import java.util.List;
import java.util.Set;

/** Keystone, v2.0 or v3. */
public interface Identity {

    /** All projects, paged to the end. */
    List<Project> projects();

    /** The project that the administrator's own token is scoped to. */
    Project own();

    /**
     * How a token for the project is come by; by a role where there is nothing else, as in v2.0.
     */
    default TokenSource tokenSource(String projectId) {
        return TokenSource.ROLE;
    }

    /** Whether the administrator has the named role in the project. */
    boolean holdsRole(String projectId, String role);

    /** Service types of the whole cloud: {@code compute}, {@code image}, {@code object-store}... */
    Set<String> catalogue();

    /** Every endpoint row, of all regions and services. */
    List<Endpoint> endpoints();

    /** Asks for a new token and gives it back, as a test of the service. */
    void proveTokenIssue();
}
