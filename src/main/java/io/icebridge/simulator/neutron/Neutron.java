package io.icebridge.simulator.neutron;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Networks, ports and floating addresses, shared by both regions. */
public final class Neutron {

    private final Lots lots;
    private final Ledger ledger;
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final Map<String, Port> ports = new LinkedHashMap<>();
    private final Map<String, Set<Port>> portsByDevice = new HashMap<>();
    private final FloatingIps floatingIps = new FloatingIps();
    private final SecurityGroups securityGroups;
    private final NetworkQuotas quotas = new NetworkQuotas();
    private BiConsumer<Port, String> rebound = (port, formerDevice) -> {};

    public Neutron(Lots lots, Ledger ledger) {
        this.lots = lots;
        this.ledger = ledger;
        this.securityGroups = new SecurityGroups(lots);
    }

    /** Who hears of ports that change their device, with the device they had. */
    public void onRebound(BiConsumer<Port, String> listener) {
        rebound = listener;
    }

    public Network addNetwork(String name, String tenantId, boolean shared, boolean external) {
        Network network = new Network(lots.uuid(), name, tenantId, shared, external);
        networks.put(network.id(), network);
        return network;
    }

    public Subnet addSubnet(String name, Network network, String cidr) {
        Subnet subnet = new Subnet(lots.uuid(), name, network.id(), network.tenantId(), cidr);
        subnets.put(subnet.id, subnet);
        return subnet;
    }

    void removeNetwork(String id) {
        if (ports.values().stream().anyMatch(p -> p.networkId.equals(id))) {
            throw new Refusal(
                    409, "NetworkInUse", "Unable to complete operation on network " + id + ".");
        }
        networks.remove(id);
        subnets.values().removeIf(s -> s.networkId.equals(id));
    }

    List<Subnet> subnetsOf(String networkId) {
        return subnets.values().stream().filter(s -> s.networkId.equals(networkId)).toList();
    }

    /**
     * Makes a port.
     *
     * @param wantedIp empty for any free one
     * @param mac empty for a new one
     */
    public Port addPort(String networkId, String tenantId, String wantedIp, String mac) {
        Network network = network(networkId);
        quotas.check("port", tenantId, ports.values(), p -> p.tenantId);
        if (!mac.isEmpty() && ports.values().stream().anyMatch(p -> p.mac.equals(mac))) {
            throw new Refusal(
                    409,
                    "MacAddressInUse",
                    "Unable to complete operation for network "
                            + networkId
                            + ". The mac address "
                            + mac
                            + " is in use.");
        }
        Port port = new Port(lots.uuid(), network.id(), mac.isEmpty() ? lots.mac("fa:16:3e") : mac);
        port.tenantId = tenantId;
        subnetsOf(networkId).stream()
                .filter(s -> wantedIp.isEmpty() || s.holds(wantedIp))
                .findFirst()
                .ifPresent(
                        s ->
                                port.fixedIps.add(
                                        new Port.FixedIp(
                                                s.id,
                                                wantedIp.isEmpty() ? s.take() : s.take(wantedIp))));
        ports.put(port.id, port);
        return port;
    }

    /** Gives the port one more address; an empty one stands for any free one. */
    void addAddress(Port port, String ip) {
        Subnet subnet =
                subnetsOf(port.networkId).stream()
                        .filter(s -> ip.isEmpty() || s.holds(ip))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                400,
                                                "InvalidIpForNetwork",
                                                "IP address " + ip + " is in no subnet"));
        port.fixedIps.add(
                new Port.FixedIp(subnet.id, ip.isEmpty() ? subnet.take() : subnet.take(ip)));
    }

    /** Takes all other addresses off the port. */
    void keepAddresses(Port port, List<String> kept) {
        List<Port.FixedIp> gone =
                port.fixedIps.stream().filter(f -> !kept.contains(f.ip())).toList();
        gone.forEach(f -> subnets.get(f.subnetId()).free(f.ip()));
        port.fixedIps.removeAll(gone);
    }

    /** Points the port at a device, an empty one for none, and sets its status by that. */
    public void bind(Port port, String deviceId, String deviceOwner, String host, boolean active) {
        String former = port.deviceId;
        if (!former.equals(deviceId)) {
            portsOf(former).remove(port);
            if (!deviceId.isEmpty()) {
                portsByDevice.computeIfAbsent(deviceId, d -> new LinkedHashSet<>()).add(port);
            }
        }
        port.deviceId = deviceId;
        port.deviceOwner = deviceOwner;
        port.host = host;
        port.status = active && port.adminStateUp && !deviceId.isEmpty() ? "ACTIVE" : "DOWN";
        ledger.portIsAt(port.id, deviceId);
        if (!former.equals(deviceId)) {
            rebound.accept(port, former);
        }
    }

    /** Takes the port away for good, its floating address off it. */
    public void removePort(Port port, Call call) {
        if (ledger.isCustomers(port.id)) {
            ledger.violation("port-deleted", call, "it took port " + port.id);
            ledger.portIsGone(port.id);
        }
        bind(port, "", "", "", false);
        ports.remove(port.id);
        port.fixedIps.forEach(f -> subnets.get(f.subnetId()).free(f.ip()));
        floatingIps.leave(port);
    }

    public FloatingIp addFloatingIp(String networkId, String tenantId) {
        quotas.check("floatingip", tenantId, floatingIps.all(), f -> f.tenantId);
        Subnet subnet = subnetsOf(network(networkId).id()).get(0);
        FloatingIp floating = new FloatingIp(lots.uuid(), tenantId, networkId, subnet.take());
        floatingIps.add(floating);
        return floating;
    }

    /** Leads the floating address to the port, or nowhere when that is null. */
    public void lead(FloatingIp floating, Port port, String fixedIp) {
        floatingIps.lead(floating, port, fixedIp);
    }

    void removeFloatingIp(FloatingIp floating, Call call) {
        if (ledger.isCustomers(floating.address)) {
            ledger.violation("address-released", call, "it gave up " + floating.address);
        }
        floatingIps.remove(floating);
        subnetsOf(floating.networkId).forEach(s -> s.free(floating.address));
    }

    /** The ports that are bound to the device; the set changes with them. */
    public Set<Port> portsOf(String deviceId) {
        return portsByDevice.getOrDefault(deviceId, new LinkedHashSet<>());
    }

    /** The floating address that leads to the port, or null. */
    public FloatingIp floatingOf(String portId) {
        return floatingIps.of(portId);
    }

    public Port port(String id) {
        Port port = ports.get(id);
        if (port == null) {
            throw new Refusal(404, "PortNotFound", "Port " + id + " could not be found.");
        }
        return port;
    }

    public Network network(String id) {
        Network network = networks.get(id);
        if (network == null) {
            throw new Refusal(404, "NetworkNotFound", "Network " + id + " could not be found.");
        }
        return network;
    }

    Subnet subnet(String id) {
        Subnet subnet = subnets.get(id);
        if (subnet == null) {
            throw new Refusal(404, "SubnetNotFound", "Subnet " + id + " could not be found.");
        }
        return subnet;
    }

    FloatingIp floatingIp(String id) {
        return floatingIps.find(id);
    }

    public boolean hasPort(String id) {
        return ports.containsKey(id);
    }

    public Collection<Network> networks() {
        return networks.values();
    }

    Collection<Subnet> subnets() {
        return subnets.values();
    }

    public Collection<Port> ports() {
        return ports.values();
    }

    public Collection<FloatingIp> floatingIps() {
        return floatingIps.all();
    }

    public SecurityGroups securityGroups() {
        return securityGroups;
    }

    public NetworkQuotas quotas() {
        return quotas;
    }
}
