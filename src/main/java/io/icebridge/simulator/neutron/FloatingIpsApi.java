package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** {@code /v2.0/floatingips}. */
final class FloatingIpsApi {

    private final Neutron neutron;

    FloatingIpsApi(Neutron neutron) {
        this.neutron = neutron;
    }

    void routes(Router router) {
        router.get(
                "/floatingips",
                c -> Listing.of(c, "floatingips", neutron.floatingIps(), this::show));
        router.get("/floatingips/{id}", c -> one(200, seen(c)));
        router.post("/floatingips", this::add);
        router.put("/floatingips/{id}", this::update);
        router.delete("/floatingips/{id}", this::remove);
    }

    private Reply one(int status, FloatingIp floating) {
        return Reply.json(status, Json.object("floatingip", show(floating)));
    }

    private FloatingIp seen(Call call) {
        FloatingIp floating = neutron.floatingIp(call.name("id"));
        if (!call.caller().sees(floating.tenantId)) {
            throw new Refusal(404, "FloatingIPNotFound", "Floating IP could not be found");
        }
        return floating;
    }

    private Reply add(Call call) {
        JsonNode body = call.json("floatingip");
        String tenant = Json.text(body, "tenant_id", call.caller().projectId());
        Network network = neutron.network(body.path("floating_network_id").asText());
        if (!network.external()) {
            throw new Refusal(
                    400, "BadRequest", "Network " + network.id() + " is not an external network");
        }
        FloatingIp floating = neutron.addFloatingIp(network.id(), tenant);
        lead(floating, body);
        return one(201, floating);
    }

    private Reply update(Call call) {
        FloatingIp floating = seen(call);
        lead(floating, call.json("floatingip"));
        return one(200, floating);
    }

    private void lead(FloatingIp floating, JsonNode body) {
        String portId = Json.text(body, "port_id", "");
        if (portId.isEmpty()) {
            neutron.lead(floating, null, "");
            return;
        }
        Port port = neutron.port(portId);
        FloatingIp other = neutron.floatingOf(portId);
        if (other != null && other != floating) {
            throw new Refusal(
                    409,
                    "FloatingIPPortAlreadyAssociated",
                    "Cannot associate floating IP "
                            + floating.address
                            + " with port "
                            + portId
                            + ": it already has floating IP "
                            + other.address
                            + ".");
        }
        neutron.lead(floating, port, Json.text(body, "fixed_ip_address", port.ip()));
    }

    private Reply remove(Call call) {
        neutron.removeFloatingIp(seen(call), call);
        return Reply.empty(204);
    }

    private ObjectNode show(FloatingIp floating) {
        boolean led = floating.portId != null;
        return Json.object(
                "id", floating.id,
                "tenant_id", floating.tenantId,
                "floating_network_id", floating.networkId,
                "floating_ip_address", floating.address,
                "port_id", floating.portId,
                "fixed_ip_address", floating.fixedIp,
                "router_id", led ? routerOf(floating.tenantId) : null,
                "status", led ? "ACTIVE" : "DOWN");
    }

    private static String routerOf(String tenantId) {
        return "router-" + tenantId;
    }
}
