package io.icebridge.cloud;

/** How a token for a project is come by. */
public enum TokenSource {
    /** By a role of the administrator's in it, which can be given him. */
    ROLE,
    /** By a credential that was made for it, and has its roles from that. */
    CREDENTIAL,
    /** Not at all. */
    NOWHERE
}
