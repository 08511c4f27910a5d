package io.icebridge.cloud;

import java.util.List;

/**
 * Servers that Nova keeps on one node, or on a node each.
 *
 * @param policies such as {@code anti-affinity}
 * @param members ids of servers
 */
public record ServerGroup(String id, String name, List<String> policies, List<String> members) {

    public ServerGroup {
        policies = List.copyOf(policies);
        members = List.copyOf(members);
    }
}
