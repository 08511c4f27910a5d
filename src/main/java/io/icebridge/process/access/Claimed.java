package io.icebridge.process.access;

import java.util.Set;

/**
 * What an OpenID provider says of somebody who logged in.
 *
 * @param issuer the provider
 * @param subject the provider's own name for him, which is never given to another
 * @param name the name under which he works here
 * @param shown his full name; may be empty
 * @param groups those of Icebridge's groups that are his by the provider's claim
 */
public record Claimed(
        String issuer, String subject, String name, String shown, Set<String> groups) {
    public Claimed {
        groups = Set.copyOf(groups);
    }
}
