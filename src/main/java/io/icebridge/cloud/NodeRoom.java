package io.icebridge.cloud;

import java.util.Map;

/**
 * What Placement still gives away of a node.
 *
 * @param free by resource class, such as {@code MEMORY_MB}; what is not there is not counted on it,
 *     as the disk of a node whose servers lie on shared storage
 */
public record NodeRoom(String node, Map<String, Integer> free) {

    public NodeRoom {
        free = Map.copyOf(free);
    }
}
