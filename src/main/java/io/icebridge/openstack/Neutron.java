package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Network;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.change.NetworkChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Neutron's v2.0 API. */
final class Neutron implements Network, NetworkChanges {

    private static final String PORT = "/ports/{}";

    private final Service neutron;
    private final Pages pages;

    Neutron(Service neutron) {
        this.neutron = neutron;
        this.pages = new Pages(neutron);
    }

    @Override
    public List<Port> portsOf(String serverId) {
        Call wanted = Call.get("/ports").with("device_id", serverId);
        return pages.linked(wanted, "ports", PortReader::read).stream()
                .filter(p -> p.deviceId().equals(serverId))
                .toList();
    }

    @Override
    public List<Port> serverPorts() {
        return pages.linked(Call.get("/ports"), "ports", PortReader::read).stream()
                .filter(p -> p.deviceOwner().startsWith("compute:"))
                .toList();
    }

    @Override
    public Optional<Port> port(String portId) {
        return neutron.find(Call.path(PORT, portId)).map(a -> PortReader.read(a.path("port")));
    }

    @Override
    public Map<String, String> floatingTo(String portId) {
        Call wanted = Call.get("/floatingips").with("port_id", portId);
        return pages.linked(wanted, "floatingips", f -> f).stream()
                .filter(f -> Json.text(f, "port_id").equals(portId))
                .collect(
                        Collectors.toMap(
                                f -> Json.text(f, "floating_ip_address"),
                                f -> Json.text(f, "fixed_ip_address")));
    }

    /** Sends nothing else, because openstack4j's port would switch {@code admin_state_up} on. */
    @Override
    public void park(String portId) {
        update(portId, Json.object().put("device_id", "").put("device_owner", ""));
    }

    @Override
    public void bind(String portId, String serverId, String node) {
        update(
                portId,
                Json.object()
                        .put("device_id", serverId)
                        .put("device_owner", "compute:nova")
                        .put("binding:host_id", node));
    }

    private void update(String portId, ObjectNode fields) {
        neutron.call(Call.put(Call.path(PORT, portId), Json.object().set("port", fields)));
    }

    @Override
    public List<NetworkInfo> networks() {
        Map<String, String> cidrs = new HashMap<>();
        pages.linked(Call.get("/subnets"), "subnets", s -> s)
                .forEach(
                        s ->
                                cidrs.merge(
                                        Json.text(s, "network_id"),
                                        Json.text(s, "cidr"),
                                        (one, other) -> ""));
        return pages.linked(
                Call.get("/networks"),
                "networks",
                n ->
                        new NetworkInfo(
                                Json.text(n, "id"),
                                Json.text(n, "name"),
                                Json.text(n, "tenant_id", "project_id"),
                                n.path("shared").asBoolean(),
                                n.path("router:external").asBoolean(),
                                cidrs.getOrDefault(Json.text(n, "id"), "")));
    }

    /** Some plugins know no agents, and then no such list. */
    @Override
    public Set<String> agentHosts() {
        return neutron.find("/agents").stream()
                .flatMap(
                        a ->
                                Json.list(a.path("agents"), agent -> Json.text(agent, "host"))
                                        .stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The filter's work is checked: a Neutron that ignored it would show all ports. */
    @Override
    public Optional<String> portNamed(String name) {
        Call wanted = Call.get("/ports").with("name", name);
        return pages.linked(wanted, "ports", p -> p).stream()
                .filter(p -> Json.text(p, "name").equals(name))
                .map(p -> Json.text(p, "id"))
                .findFirst();
    }

    @Override
    public String createPort(String networkId, String name) {
        return create("port", Json.object().put("network_id", networkId).put("name", name));
    }

    @Override
    public void deletePort(String portId) {
        neutron.deleteIfThere(Call.path(PORT, portId));
    }

    @Override
    public String createNetwork(String name, String cidr) {
        String id = create("network", Json.object().put("name", name));
        ObjectNode subnet = Json.object().put("network_id", id).put("name", name);
        create("subnet", subnet.put("ip_version", 4).put("cidr", cidr));
        return id;
    }

    @Override
    public void deleteNetwork(String networkId) {
        neutron.deleteIfThere(Call.path("/networks/{}", networkId));
    }

    private String create(String what, ObjectNode fields) {
        JsonNode made = neutron.json(Call.post("/" + what + "s", Json.object().set(what, fields)));
        return Json.text(made.path(what), "id");
    }
}
