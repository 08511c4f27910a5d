package io.icebridge.cloud;

import java.util.List;
import java.util.Set;

/** Keystone, v2.0 or v3. */
public interface Identity {

    /** All projects, paged to the end. */
    List<Project> projects();

    /** The project that the administrator's own token is scoped to. */
    Project own();

    /** Whether the administrator has the named role in the project. */
    boolean holdsRole(String projectId, String role);

    /**
     * Gives the administrator the named role in the project; harmless when it is there. Keystone
     * revokes the tokens of a user whose roles change, so all grants come before any work.
     */
    void grantRole(String projectId, String role);

    /** Takes the role away again; harmless when it is not there. */
    void revokeRole(String projectId, String role);

    /** Service types of the whole cloud: {@code compute}, {@code image}, {@code object-store}... */
    Set<String> catalogue();

    /** Every endpoint row, of all regions and services. */
    List<Endpoint> endpoints();

    /**
     * Registers a service's URLs in a region and reads them back; URLs that are there already are
     * left alone.
     */
    void register(
            String serviceType,
            String region,
            String publicUrl,
            String internalUrl,
            String adminUrl);

    /** Deletes one endpoint row; harmless when it is gone. */
    void deleteEndpoint(String endpointId);

    /** Asks for a new token and gives it back, as a test of the service. */
    void proveTokenIssue();
}
