package io.icebridge.cloud;

import java.util.Set;

/**
 * What a cloud says of itself, without being asked. It is a reason to look, and no more: what is
 * the case is only what the cloud answers when it is asked.
 */
public sealed interface Hearsay {
    /**
     * Something has happened to a server.
     *
     * @param ids its own, and of whatever else was named in the same breath
     */
    record Of(Set<String> ids) implements Hearsay {}

    /** From now on nothing is heard. */
    record Silence() implements Hearsay {}
}
