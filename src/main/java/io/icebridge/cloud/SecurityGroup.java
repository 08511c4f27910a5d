package io.icebridge.cloud;

import java.util.List;

/** A security group of nova-network. */
public record SecurityGroup(String name, String description, String projectId, List<Rule> rules) {

    /** A rule; either {@code cidr} or {@code sourceGroup} is set. */
    public record Rule(
            String protocol, int fromPort, int toPort, String cidr, String sourceGroup) {}
}
