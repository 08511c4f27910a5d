package io.icebridge.openstack;

/**
 * Something is wrong with {@code clouds.yaml}; says in which file, entry and key, and the remedy.
 */
public final class CredentialsProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    CredentialsProblem(String message) {
        super(message);
    }
}
