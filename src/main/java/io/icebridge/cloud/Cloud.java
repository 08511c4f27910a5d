package io.icebridge.cloud;

import java.util.Map;

/**
 * One OpenStack cloud. Without {@link #as(String)} every call is made in the administrator's own
 * project; what belongs to a customer (snapshot, boot, nova-network's floating addresses) must be
 * called as that customer's project, or it ends up with the wrong owner.
 */
public interface Cloud {

    /** The same cloud, called with a token of that project. */
    Cloud as(String projectId);

    Identity identity();

    Compute compute(Side side);

    /** Nova's own network service; only where the cloud file says {@code nova-network}. */
    NovaNetwork novaNetwork(Side side);

    /** Neutron; only where the cloud file says {@code neutron}. */
    Network network();

    Images images();

    Volumes volumes();

    /** Object storage, which many clouds lack; see {@link Identity#catalogue()}. */
    Objects objects();

    /** Calls made since the start, by {@code service METHOD}, for the report. */
    Map<String, Long> calls();
}
