package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.nova.NovaNetwork.FixedIp;
import io.icebridge.simulator.nova.NovaNetwork.FixedNetwork;

/** {@code os-networks}, {@code os-tenant-networks} and {@code os-fixed-ips}. */
final class FixedIpsApi {

    private final Nova nova;
    private final NovaNetwork network;

    FixedIpsApi(Nova nova) {
        this.nova = nova;
        this.network = nova.region().network();
    }

    void routes(Router router) {
        router.get("/os-networks", this::list);
        router.get("/os-networks/{id}", c -> one(network.network(c.name("id"))));
        router.post("/os-networks", this::add);
        router.delete("/os-networks/{id}", this::remove);
        router.get("/os-fixed-ips/{ip}", this::look);
        router.post("/os-fixed-ips/{ip}/action", this::act);
    }

    private Reply list(Call call) {
        return Reply.ok(Json.object("networks", Json.array(network.networks(), FixedIpsApi::show)));
    }

    private static Reply one(FixedNetwork found) {
        return Reply.ok(Json.object("network", show(found)));
    }

    private Reply add(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("network");
        return one(
                network.add(
                        Json.text(body, "id", nova.lots().uuid()),
                        body.path("label").asText(),
                        Json.text(body, "bridge", "br100"),
                        body.has("vlan") ? body.path("vlan").asInt() : null,
                        Json.text(body, "project_id", ""),
                        body.path("cidr").asText()));
    }

    private Reply remove(Call call) {
        call.caller().mustBeAdmin();
        network.remove(network.network(call.name("id")));
        return Reply.empty(202);
    }

    private Reply look(Call call) {
        call.caller().mustBeAdmin();
        FixedIp ip = network.look(call.name("ip"));
        Server server = nova.region().find(ip.serverId);
        return Reply.ok(
                Json.object(
                        "fixed_ip",
                        Json.object(
                                "address",
                                ip.address,
                                "cidr",
                                ip.network.subnet().cidr(),
                                "hostname",
                                server == null ? null : server.name,
                                "host",
                                server == null ? null : server.host,
                                "reserved",
                                ip.reserved)));
    }

    private Reply act(Call call) {
        call.caller().mustBeAdmin();
        network.reserve(call.name("ip"), call.json().has("reserve"));
        return Reply.empty(202);
    }

    private static ObjectNode show(FixedNetwork found) {
        return Json.object(
                "id", found.id(),
                "label", found.label(),
                "cidr", found.subnet().cidr(),
                "gateway", found.subnet().gateway(),
                "bridge", found.bridge(),
                "vlan", found.vlan(),
                "project_id", found.projectId().isEmpty() ? null : found.projectId(),
                "multi_host", true,
                "injected", false);
    }
}
