package io.icebridge.cloud.change;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.SecurityGroup;

/** What changes nova-network of one region. */
public interface NovaNetworkChanges {

    /** Adds exactly one address to a pool; harmless when it is there. */
    void addToPool(String ip, String pool, String interfaceName);

    /** Takes exactly one address out of the pool; harmless when it is gone. */
    void removeFromPool(String ip);

    /** Allocates some address of the pool to this cloud's project; Nova chooses which. */
    FloatingAddress allocate(String pool);

    /** Gives the address back to the pool. */
    void release(String floatingAddressId);

    void assign(String serverId, String ip);

    void unassign(String serverId, String ip);

    /** Keeps a fixed address from Nova's own choice. */
    void reserve(String fixedIp);

    void unreserve(String fixedIp);

    /** Creates the group with its rules; source-group rules name groups of the same project. */
    void createSecurityGroup(SecurityGroup group);
}
