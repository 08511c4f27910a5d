package io.icebridge.cloud;

/**
 * A Keystone project (v2.0's tenant).
 *
 * @param tokens how a token for it is come by
 */
public record Project(String id, String name, boolean enabled, TokenSource tokens) {

    /** One that the administrator gets into by a role. */
    public Project(String id, String name, boolean enabled) {
        this(id, name, enabled, TokenSource.ROLE);
    }

    /** The same, with how a token for it is come by. */
    public Project with(TokenSource source) {
        return new Project(id, name, enabled, source);
    }
}
