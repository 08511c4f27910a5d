package io.icebridge.cloud.change;

/** What changes Neutron. */
public interface NetworkChanges {

    /** Clears the port's device, so that no server's deletion takes it along. */
    void park(String portId);

    /** Gives the port to the server, on the node, as Nova would. */
    void bind(String portId, String serverId, String node);

    /** Creates a port of this cloud's project. */
    String createPort(String networkId, String name);

    /** Deletes a port; only ever one that the runbook created. Harmless when it is gone. */
    void deletePort(String portId);

    /** Creates a network of this cloud's project, with a small subnet. */
    String createNetwork(String name, String cidr);

    /** Deletes a network; only ever one that the runbook created. Harmless when it is gone. */
    void deleteNetwork(String networkId);
}
