package io.icebridge.simulator.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger knows of one customer's server.
 *
 * @param lostBecause null unless there was a moment with neither a server nor proven content
 * @param bothOnAt null unless two bodies were once powered on at the same time
 * @param downtimeSeconds real time without a running server on its own addresses
 * @param cloudDowntimeSeconds the part of it in which the cloud was at work on the server
 * @param cloudSeconds all real time in which the cloud was at work on the server
 */
public record Entry(
        Customer customer,
        List<Standing> bodies,
        boolean ownerDeleted,
        String lostBecause,
        Instant lostAt,
        Instant bothOnAt,
        double downtimeSeconds,
        double cloudDowntimeSeconds,
        double cloudSeconds) {

    /** A server that carries the identity. */
    public record Standing(
            String serverId, String region, boolean on, boolean failed, boolean rebuilt) {}

    static Entry of(Identity identity) {
        List<Standing> bodies =
                identity.bodies.entrySet().stream()
                        .map(
                                e ->
                                        new Standing(
                                                e.getKey(),
                                                e.getValue().region,
                                                e.getValue().on,
                                                e.getValue().failed,
                                                e.getValue().rebuilt))
                        .toList();
        return new Entry(
                identity.customer,
                bodies,
                identity.ownerDeleted,
                identity.lostBecause,
                identity.lostAt,
                identity.bothOnAt,
                identity.downtimeSeconds(),
                identity.cloudDowntimeSeconds(),
                identity.cloudSeconds());
    }

    /** The bodies that are servers in Nova's sense and not in ERROR. */
    public List<Standing> live() {
        return bodies.stream().filter(b -> !b.failed()).toList();
    }
}
