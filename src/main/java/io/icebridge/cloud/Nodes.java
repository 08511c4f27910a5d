package io.icebridge.cloud;

import java.util.List;

/** The compute nodes of one region, as Nova knows them. */
public interface Nodes {

    List<ComputeService> services();

    List<Hypervisor> hypervisors();

    /** Ids of the servers that the hypervisor itself reports, of all projects. */
    List<String> serverIdsOn(String node);
}
