package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** nova-network of one region: addresses live in Nova's own database. */
public interface NovaNetwork {

    List<NetworkInfo> networks();

    /** Every floating address of every pool, as {@code os-floating-ips-bulk} lists them. */
    List<FloatingAddress> pool();

    /** Adds exactly one address to a pool; harmless when it is there. */
    void addToPool(String ip, String pool, String interfaceName);

    /** Takes exactly one address out of the pool; harmless when it is gone. */
    void removeFromPool(String ip);

    /** Allocates some address of the pool to this cloud's project; Nova chooses which. */
    FloatingAddress allocate(String pool);

    /** The address as this cloud's project holds it. */
    Optional<FloatingAddress> held(String ip);

    /** Gives the address back to the pool. */
    void release(String floatingAddressId);

    void assign(String serverId, String ip);

    void unassign(String serverId, String ip);

    /** Keeps a fixed address from Nova's own choice. */
    void reserve(String fixedIp);

    void unreserve(String fixedIp);

    List<SecurityGroup> securityGroups();

    /** Creates the group with its rules; source-group rules name groups of the same project. */
    void createSecurityGroup(SecurityGroup group);
}
