package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** Neutron. Shared by both regions, so nothing here has a side. */
public interface Network {

    /** Every port whose device is the server. */
    List<Port> portsOf(String serverId);

    /** Every port of every server of all projects, every page. */
    List<Port> serverPorts();

    Optional<Port> port(String portId);

    /** Clears the port's device, so that no server's deletion takes it along. */
    void park(String portId);

    /** Gives the port to the server, on the node, as Nova would. */
    void bind(String portId, String serverId, String node);

    /** All floating addresses of all projects, every page. */
    List<FloatingAddress> floatingAddresses();

    /** Points the floating address at the port's fixed address. */
    void associate(String floatingAddressId, String portId, String fixedIp);

    List<NetworkInfo> networks();

    /** The id of the port of that name, if there is one. */
    Optional<String> portNamed(String name);

    /** Creates a port of this cloud's project. */
    String createPort(String networkId, String name);

    /** Deletes a port; only ever one that the runbook created. Harmless when it is gone. */
    void deletePort(String portId);

    /** Creates a network of this cloud's project, with a small subnet. */
    String createNetwork(String name, String cidr);

    /** Deletes a network; only ever one that the runbook created. Harmless when it is gone. */
    void deleteNetwork(String networkId);
}
