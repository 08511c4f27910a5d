package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** The compute nodes of one region, as Nova knows them. */
public interface Nodes {

    List<ComputeService> services();

    List<Hypervisor> hypervisors();

    /**
     * What its Placement still gives away of the nodes that take servers; empty where the region
     * has no Placement.
     */
    default Optional<List<NodeRoom>> room() {
        return Optional.empty();
    }

    /** Ids of the servers that the hypervisor itself reports, of all projects. */
    List<String> serverIdsOn(String node);
}
