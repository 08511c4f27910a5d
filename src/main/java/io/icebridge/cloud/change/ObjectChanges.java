package io.icebridge.cloud.change;

/** What changes Swift, as far as a test of the service needs it. */
public interface ObjectChanges {

    /** Creates a container with an object, reads it back and removes both. */
    void proveWrite(String name);
}
