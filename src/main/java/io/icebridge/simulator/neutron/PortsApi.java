package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code /v2.0/ports}. */
final class PortsApi {

    private final Neutron neutron;

    PortsApi(Neutron neutron) {
        this.neutron = neutron;
    }

    void routes(Router router) {
        router.get("/ports", this::list);
        router.get("/ports/{id}", c -> Reply.ok(Json.object("port", show(seen(c)))));
        router.post("/ports", this::add);
        router.put("/ports/{id}", this::update);
        router.delete("/ports/{id}", this::remove);
    }

    private Reply list(Call call) {
        String device = call.query("device_id");
        Collection<Port> candidates =
                device == null || device.isEmpty() ? neutron.ports() : devices(call);
        return Listing.of(call, "ports", candidates, PortsApi::show);
    }

    private List<Port> devices(Call call) {
        return call.query().get("device_id").stream()
                .flatMap(d -> neutron.portsOf(d).stream())
                .toList();
    }

    private Port seen(Call call) {
        Port port = neutron.port(call.name("id"));
        if (!call.caller().sees(port.tenantId)) {
            throw new Refusal(404, "PortNotFound", "Port " + port.id + " could not be found.");
        }
        return port;
    }

    private Reply add(Call call) {
        JsonNode body = call.json("port");
        String tenant = Json.text(body, "tenant_id", call.caller().projectId());
        String mac = Json.text(body, "mac_address", "");
        if (!mac.isEmpty() || !tenant.equals(call.caller().projectId())) {
            call.caller().mustBeAdmin();
        }
        String ip = body.path("fixed_ips").path(0).path("ip_address").asText();
        Port port = neutron.addPort(body.path("network_id").asText(), tenant, ip, mac);
        body.path("fixed_ips").forEach(fixed -> address(port, fixed));
        port.securityGroups.add(neutron.securityGroups().defaultOf(tenant).id());
        change(port, body);
        return Reply.json(201, Json.object("port", show(port)));
    }

    private Reply update(Call call) {
        Port port = seen(call);
        JsonNode body = call.json("port");
        if (body.has("fixed_ips")) {
            List<String> wanted = new ArrayList<>();
            body.path("fixed_ips").forEach(f -> wanted.add(f.path("ip_address").asText()));
            neutron.keepAddresses(port, wanted);
            body.path("fixed_ips").forEach(fixed -> address(port, fixed));
        }
        change(port, body);
        return Reply.ok(Json.object("port", show(port)));
    }

    /** One more, unless the port has it. */
    private void address(Port port, JsonNode fixed) {
        String ip = fixed.path("ip_address").asText();
        if (port.fixedIps.stream().noneMatch(f -> f.ip().equals(ip))) {
            neutron.addAddress(port, ip);
        }
    }

    private void change(Port port, JsonNode body) {
        port.name = Json.text(body, "name", port.name);
        port.adminStateUp = body.path("admin_state_up").asBoolean(port.adminStateUp);
        port.extras.keySet().stream()
                .filter(body::has)
                .forEach(name -> port.extras.put(name, body.get(name)));
        if (body.has("security_groups")) {
            List<String> groups = new ArrayList<>();
            body.path("security_groups").forEach(g -> groups.add(g.asText()));
            port.securityGroups = groups;
        }
        String device = Json.text(body, "device_id", port.deviceId);
        String owner = Json.text(body, "device_owner", port.deviceOwner);
        String host = Json.text(body, "binding:host_id", device.isEmpty() ? "" : port.host);
        boolean wired = !host.isEmpty() && !device.isEmpty();
        neutron.bind(port, device, owner, host, wired);
    }

    private Reply remove(Call call) {
        neutron.removePort(seen(call), call);
        return Reply.empty(204);
    }

    static ObjectNode show(Port port) {
        ObjectNode shown =
                Json.object(
                        "id", port.id,
                        "name", port.name,
                        "network_id", port.networkId,
                        "tenant_id", port.tenantId,
                        "mac_address", port.mac,
                        "admin_state_up", port.adminStateUp,
                        "status", port.status,
                        "device_id", port.deviceId,
                        "device_owner", port.deviceOwner,
                        "fixed_ips",
                                Json.array(
                                        port.fixedIps,
                                        f ->
                                                Json.object(
                                                        "subnet_id",
                                                        f.subnetId(),
                                                        "ip_address",
                                                        f.ip())),
                        "security_groups", port.securityGroups,
                        "binding:host_id", port.host,
                        "binding:vif_type", port.host.isEmpty() ? "unbound" : "ovs",
                        "binding:capabilities", Json.object("port_filter", true));
        shown.setAll(port.extras);
        return shown;
    }
}
