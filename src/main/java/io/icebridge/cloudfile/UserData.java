package io.icebridge.cloudfile;

/**
 * What a new server gets as user data. cloud-init takes it for a new machine and runs it again,
 * since the server's id has changed.
 */
public enum UserData {
    /** The old server's, byte by byte. */
    SAME,
    NONE,
    /** The release profile's, which tells cloud-init to make nothing anew. */
    NEUTRAL
}
