package io.icebridge.cloud.change;

import io.icebridge.cloud.Aggregate;

/** What changes the host aggregates of one region's Nova. */
public interface AggregateChanges {

    /** Goes on where an earlier attempt ended. */
    void create(Aggregate aggregate);

    /** Adds the node to the aggregate of that name; harmless when it is a member. */
    void addNode(String aggregate, String node);
}
