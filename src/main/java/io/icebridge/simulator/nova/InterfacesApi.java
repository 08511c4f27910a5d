package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.neutron.Port;
import java.util.List;

/** {@code os-interface}: a server's ports. Detaching one deletes it, whoever made it. */
final class InterfacesApi {

    private final Nova nova;
    private final Neutron neutron;

    InterfacesApi(Nova nova, Neutron neutron) {
        this.nova = nova;
        this.neutron = neutron;
    }

    void routes(Router router) {
        router.get("/servers/{id}/os-interface", this::list);
        router.post("/servers/{id}/os-interface", this::attach);
        router.delete("/servers/{id}/os-interface/{port}", this::detach);
    }

    private Server seen(Call call) {
        return nova.region().seen(call.name("id"), call.caller());
    }

    private Reply list(Call call) {
        return Reply.ok(
                Json.object(
                        "interfaceAttachments",
                        Json.array(neutron.portsOf(seen(call).id), InterfacesApi::show)));
    }

    private Reply attach(Call call) {
        Server server = seen(call);
        States.idle(server, "attach_interface");
        JsonNode body = call.json("interfaceAttachment");
        String port = Json.text(body, "port_id", "");
        String network = Json.text(body, "net_id", "");
        JsonNode asked =
                Json.array(
                        port.isEmpty() ? Json.object("uuid", network) : Json.object("port", port));
        List<Wiring.Wanted> wanted = nova.wiring().plan(call.caller(), asked);
        nova.wiring().plug(server, wanted);
        if (server.running()) {
            nova.wiring().up(server);
        }
        Server.Nic last = server.nics.get(server.nics.size() - 1);
        return Reply.ok(Json.object("interfaceAttachment", show(neutron.port(last.portId()))));
    }

    private Reply detach(Call call) {
        Server server = seen(call);
        States.idle(server, "detach_interface");
        Port port = neutron.port(call.name("port"));
        if (!port.deviceId().equals(server.id)) {
            throw Refusal.notFound("Port is not attached");
        }
        server.nics.removeIf(n -> n.portId().equals(port.id()));
        neutron.removePort(port, call);
        return Reply.empty(202);
    }

    private static ObjectNode show(Port port) {
        return Json.object(
                "port_id", port.id(),
                "port_state", port.status(),
                "net_id", port.networkId(),
                "mac_addr", port.mac(),
                "fixed_ips",
                        Json.array(
                                port.fixedIps(),
                                f -> Json.object("subnet_id", f.subnetId(), "ip_address", f.ip())));
    }
}
