package io.icebridge.cloud.change;

import io.icebridge.cloud.Side;

/**
 * What changes one OpenStack cloud. Without {@link #as(String)} every call is made in the
 * administrator's own project; what belongs to a customer (snapshot, boot, nova-network's floating
 * addresses) must be called as that customer's project, or it ends up with the wrong owner.
 */
public interface CloudChanges {

    /** The same cloud, called with a token of that project. */
    CloudChanges as(String projectId);

    IdentityChanges identity();

    /** Nova's servers. */
    ComputeChanges compute(Side side);

    /** Nova's services. */
    NodeChanges nodes(Side side);

    /** Nova's host aggregates. */
    AggregateChanges aggregates(Side side);

    /** Nova's flavors. */
    FlavorChanges flavors(Side side);

    /** Nova's quotas and key pairs. */
    AllowanceChanges allowances(Side side);

    /** Nova's server groups, which Havana has no API for. */
    ServerGroupChanges serverGroups(Side side);

    /** Nova's own network service; only where the cloud file says {@code nova-network}. */
    NovaNetworkChanges novaNetwork(Side side);

    /** Neutron; only where the cloud file says {@code neutron}. */
    NetworkChanges network();

    ImageChanges images();

    VolumeChanges volumes();

    /**
     * Object storage, which many clouds lack; see {@link io.icebridge.cloud.Identity#catalogue()}.
     */
    ObjectChanges objects();
}
