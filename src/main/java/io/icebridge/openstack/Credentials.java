package io.icebridge.openstack;

import java.util.Map;
import java.util.Optional;
import org.openstack4j.api.types.Facing;

/**
 * An entry of {@code clouds.yaml}.
 *
 * @param source file and entry, for messages
 * @param version {@code 3}, {@code 2}, or empty where Keystone is to be asked
 * @param password empty where there is a token
 * @param token that is turned into one for each project; it cannot be renewed
 * @param application instead of user, password and token; then project is nobody, too
 * @param overrides addresses that count instead of the catalogue's
 */
record Credentials(
        String source,
        String authUrl,
        String version,
        Who user,
        String password,
        String token,
        Optional<ApplicationCredential> application,
        Who project,
        Facing facing,
        Trust trust,
        Map<ServiceKind, String> overrides) {

    /** Of a person, by password or token. */
    Credentials(
            String source,
            String authUrl,
            String version,
            Who user,
            String password,
            String token,
            Who project,
            Facing facing,
            Trust trust,
            Map<ServiceKind, String> overrides) {
        this(
                source,
                authUrl,
                version,
                user,
                password,
                token,
                Optional.empty(),
                project,
                facing,
                trust,
                overrides);
    }

    @Override
    public String toString() {
        return "credentials of " + source;
    }
}
