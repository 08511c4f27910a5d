package io.icebridge.cloud;

/** Swift, as far as a test of the service needs it. */
public interface Objects {

    /** Creates a container with an object, reads it back and removes both. */
    void proveWrite(String name);
}
