package io.icebridge.process.access;

import java.util.List;

/**
 * A user as the engine knows him at this moment.
 *
 * @param groups those that he is a member of
 * @param passwordMark another one as soon as his password is another; says nothing about it
 */
public record EngineUser(String name, List<String> groups, String passwordMark) {
    public EngineUser {
        groups = List.copyOf(groups);
    }
}
