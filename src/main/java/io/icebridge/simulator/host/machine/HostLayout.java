package io.icebridge.simulator.host.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which hosts a simulated cloud has.
 *
 * @param neutron false for a cloud with nova-network
 * @param agent Neutron's on the nodes, {@code openvswitch} or {@code linuxbridge}
 * @param schemas the names of the services' databases where they are not the services' own
 */
public record HostLayout(
        List<HostSpec> hosts, boolean neutron, String agent, Map<String, String> schemas) {

    public HostLayout {
        hosts = List.copyOf(hosts);
        schemas = Map.copyOf(schemas);
    }

    /** With Open vSwitch. */
    public HostLayout(List<HostSpec> hosts, boolean neutron, Map<String, String> schemas) {
        this(hosts, neutron, "openvswitch", schemas);
    }

    /** With databases that are named as their services are. */
    public HostLayout(List<HostSpec> hosts, boolean neutron) {
        this(hosts, neutron, Map.of());
    }

    /** The name of a service's database. */
    public String schema(String service) {
        return schemas.getOrDefault(service, service);
    }

    /**
     * The bundled cloud: three controllers and a second object host with everything of Havana, the
     * old compute nodes, one host for the new Nova's controller and one spare compute node for it.
     *
     * @param computes the old compute nodes' names
     */
    public static HostLayout bundled(List<String> computes, boolean neutron) {
        List<HostSpec> hosts = new ArrayList<>();
        hosts.add(host("ctl-1", "identity", "dashboard", "database"));
        hosts.add(host("ctl-2", "object", "volume", "image"));
        hosts.add(
                neutron
                        ? host("ctl-3", "network", "nova-controller")
                        : host("ctl-3", "nova-controller"));
        hosts.add(host("swf-1", "object"));
        computes.forEach(name -> hosts.add(host(name, "compute")));
        hosts.add(host("ctl-new-1", "nova-controller-new"));
        hosts.add(host("cmp-new-1", "compute-new"));
        return new HostLayout(hosts, neutron);
    }

    private static HostSpec host(String name, String... roles) {
        return new HostSpec(name, List.of(roles));
    }

    /** The hosts with a role, in order. */
    public List<HostSpec> with(String role) {
        return hosts.stream().filter(h -> h.is(role)).toList();
    }
}
