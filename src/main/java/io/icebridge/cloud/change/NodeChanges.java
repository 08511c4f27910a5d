package io.icebridge.cloud.change;

import io.icebridge.cloud.ComputeService;

/** What changes Nova's services of one region. */
public interface NodeChanges {

    /**
     * Keeps the scheduler from the node, with a reason that {@link
     * io.icebridge.cloud.Nodes#services()} shows.
     */
    void disable(String node, String reason);

    void enable(String node);

    /**
     * Removes a service's record.
     *
     * @return false where this Nova cannot (Havana, Icehouse)
     */
    boolean deleteService(ComputeService service);
}
