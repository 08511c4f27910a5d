package io.icebridge.cloud.change;

/** What changes Keystone. */
public interface IdentityChanges {

    /**
     * Gives the administrator the named role in the project; harmless when it is there. Keystone
     * revokes the tokens of a user whose roles change, so all grants come before any work.
     */
    void grantRole(String projectId, String role);

    /** Takes the role away again; harmless when it is not there. */
    void revokeRole(String projectId, String role);

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
}
