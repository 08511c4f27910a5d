package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;

/** How the API shows a server. */
final class ServerView {

    private final Wiring wiring;

    ServerView(Wiring wiring) {
        this.wiring = wiring;
    }

    ObjectNode brief(Server server, Call call) {
        return Json.object("id", server.id, "name", server.name, "links", links(server, call));
    }

    ObjectNode full(Server server, Call call) {
        ObjectNode shown = brief(server, call);
        shown.put("status", server.status());
        shown.put("tenant_id", server.tenantId);
        shown.put("user_id", server.userId);
        shown.set("metadata", Json.tree(server.metadata));
        shown.put("hostId", hostId(server));
        shown.set("image", image(server));
        shown.set("flavor", Json.object("id", server.flavor.id, "links", Json.array()));
        shown.put("created", Json.time(server.created));
        shown.put("updated", Json.time(server.updated));
        shown.set("addresses", wiring.addresses(server));
        shown.put("accessIPv4", "");
        shown.put("accessIPv6", "");
        shown.put("OS-DCF:diskConfig", "MANUAL");
        shown.put("OS-EXT-AZ:availability_zone", server.zone);
        shown.put("OS-EXT-STS:task_state", server.task);
        shown.put("OS-EXT-STS:vm_state", server.vmState);
        shown.put("OS-EXT-STS:power_state", server.power);
        shown.put("OS-SRV-USG:launched_at", Json.time(server.launched));
        shown.put("OS-SRV-USG:terminated_at", Json.time(server.terminated));
        shown.put("config_drive", server.configDrive ? "True" : "");
        shown.put("key_name", server.keyName);
        shown.set(
                "security_groups", Json.array(server.securityGroups, g -> Json.object("name", g)));
        shown.set(
                "os-extended-volumes:volumes_attached",
                Json.array(server.disks, d -> Json.object("id", d.volumeId)));
        if (server.vmState.equals("active")) {
            shown.put("progress", 100);
        }
        if (call.caller().admin()) {
            administrators(shown, server);
        }
        if (server.fault != null) {
            shown.set("fault", fault(server));
        }
        return shown;
    }

    private static void administrators(ObjectNode shown, Server server) {
        String host = server.host.isEmpty() ? null : server.host;
        shown.put("OS-EXT-SRV-ATTR:host", host);
        shown.put("OS-EXT-SRV-ATTR:hypervisor_hostname", host);
        shown.put("OS-EXT-SRV-ATTR:instance_name", server.domain());
    }

    private static JsonNode fault(Server server) {
        return Json.object(
                "code", 500, "message", server.fault, "created", Json.time(server.updated));
    }

    private static JsonNode image(Server server) {
        return server.volumeBacked()
                ? Json.tree("")
                : Json.object("id", server.imageId, "links", Json.array());
    }

    private static String hostId(Server server) {
        return server.host.isEmpty()
                ? ""
                : "%08x".formatted((server.tenantId + server.host).hashCode());
    }

    static ArrayNode links(Server server, Call call) {
        String href = call.baseUrl() + "/v2/" + call.name("tenant") + "/servers/" + server.id;
        return Json.array(Json.object("rel", "self", "href", href));
    }
}
