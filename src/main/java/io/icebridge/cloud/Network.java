package io.icebridge.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Neutron. Shared by both regions, so nothing here has a side. */
public interface Network {

    /** Every port whose device is the server. */
    List<Port> portsOf(String serverId);

    /** Every port of every server of all projects, every page. */
    List<Port> serverPorts();

    Optional<Port> port(String portId);

    /** The floating addresses that lead to the port, each with the fixed address behind it. */
    Map<String, String> floatingTo(String portId);

    /** The id of the port of that name, if there is one. */
    Optional<String> portNamed(String name);

    List<NetworkInfo> networks();

    /** The hosts on which an agent was ever heard of; empty where this Neutron has none. */
    Set<String> agentHosts();
}
