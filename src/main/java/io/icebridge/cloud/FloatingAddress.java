package io.icebridge.cloud;

/**
 * A floating address.
 *
 * @param id Neutron's or Nova's id
 * @param portId Neutron only, empty when it points nowhere
 * @param serverId nova-network only, empty when it points nowhere
 * @param pool nova-network's pool or Neutron's external network
 * @param projectId empty when no project holds it (nova-network)
 */
public record FloatingAddress(
        String id,
        String ip,
        String projectId,
        String portId,
        String serverId,
        String fixedIp,
        String pool,
        String interfaceName) {}
