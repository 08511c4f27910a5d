package io.icebridge.cloud;

import io.icebridge.cloud.change.CloudChanges;

/**
 * One OpenStack cloud, to be read. Without {@link #as(String)} every call is made in the
 * administrator's own project.
 */
public interface Cloud {

    /** The same cloud, called with a token of that project. */
    Cloud as(String projectId);

    Identity identity();

    /** Nova's servers. */
    Compute compute(Side side);

    /** Nova's services and hypervisors. */
    Nodes nodes(Side side);

    /** Nova's host aggregates and availability zones. */
    Aggregates aggregates(Side side);

    /** Nova's flavors. */
    Flavors flavors(Side side);

    /** Nova's quotas and key pairs. */
    Allowances allowances(Side side);

    /** Nova's server groups, which Havana has no API for. */
    ServerGroups serverGroups(Side side);

    /** Nova's own network service; only where the cloud file says {@code nova-network}. */
    NovaNetwork novaNetwork(Side side);

    /** Neutron; only where the cloud file says {@code neutron}. */
    Network network();

    Images images();

    Volumes volumes();

    /** What changes this cloud, called as the same project. For the door alone. */
    CloudChanges changing();
}
