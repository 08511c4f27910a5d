package io.icebridge.openstack;

import java.nio.file.Path;
import java.util.Optional;
import org.openstack4j.api.types.Facing;

/**
 * An entry of {@code clouds.yaml}.
 *
 * @param source file and entry, for messages
 * @param version {@code 3}, {@code 2}, or empty where Keystone is to be asked
 * @param caCertificate the CA to trust instead of the machine's
 * @param verify false where certificates are not to be checked at all
 */
record Credentials(
        String source,
        String authUrl,
        String version,
        Who user,
        String password,
        Who project,
        Facing facing,
        Optional<Path> caCertificate,
        boolean verify) {

    @Override
    public String toString() {
        return "credentials of " + source;
    }
}
