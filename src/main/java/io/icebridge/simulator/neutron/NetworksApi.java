package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** {@code /v2.0/networks}, {@code subnets}, and what of routers and agents anybody asks for. */
final class NetworksApi {

    private final Neutron neutron;
    private final Supplier<Collection<ObjectNode>> agents;

    NetworksApi(Neutron neutron, Supplier<Collection<ObjectNode>> agents) {
        this.neutron = neutron;
        this.agents = agents;
    }

    void routes(Router router) {
        router.get("/networks", c -> Listing.of(c, "networks", neutron.networks(), this::show));
        router.get(
                "/networks/{id}",
                c -> Reply.ok(Json.object("network", show(neutron.network(c.name("id"))))));
        router.post("/networks", this::addNetwork);
        router.delete("/networks/{id}", this::removeNetwork);
        router.get("/subnets", c -> Listing.of(c, "subnets", neutron.subnets(), NetworksApi::show));
        router.get(
                "/subnets/{id}",
                c -> Reply.ok(Json.object("subnet", show(neutron.subnet(c.name("id"))))));
        router.post("/subnets", this::addSubnet);
        router.get("/routers", c -> Listing.of(c, "routers", List.<ObjectNode>of(), r -> r));
        router.get("/agents", this::agents);
        router.get(
                "/extensions",
                c -> Reply.ok(Json.object("extensions", Json.array(EXTENSIONS, this::extension))));
    }

    private static final List<String> EXTENSIONS =
            List.of("security-group", "router", "external-net", "quotas", "binding", "agent");

    private ObjectNode extension(String alias) {
        return Json.object("alias", alias, "name", alias, "links", Json.array());
    }

    private Reply agents(Call call) {
        call.caller().mustBeAdmin();
        return Listing.of(call, "agents", agents.get(), a -> a);
    }

    private Reply addNetwork(Call call) {
        JsonNode body = call.json("network");
        String tenant = Json.text(body, "tenant_id", call.caller().projectId());
        Network network =
                neutron.addNetwork(
                        Json.text(body, "name", ""),
                        tenant,
                        body.path("shared").asBoolean(),
                        body.path("router:external").asBoolean());
        return Reply.json(201, Json.object("network", show(network)));
    }

    private Reply removeNetwork(Call call) {
        call.caller().sees(neutron.network(call.name("id")).tenantId());
        neutron.removeNetwork(call.name("id"));
        return Reply.empty(204);
    }

    private Reply addSubnet(Call call) {
        JsonNode body = call.json("subnet");
        Network network = neutron.network(body.path("network_id").asText());
        Subnet subnet =
                neutron.addSubnet(Json.text(body, "name", ""), network, body.path("cidr").asText());
        return Reply.json(201, Json.object("subnet", show(subnet)));
    }

    private ObjectNode show(Network network) {
        return Json.object(
                "id", network.id(),
                "name", network.name(),
                "tenant_id", network.tenantId(),
                "admin_state_up", true,
                "status", "ACTIVE",
                "shared", network.shared(),
                "router:external", network.external(),
                "subnets", Json.array(neutron.subnetsOf(network.id()), s -> s.id),
                "provider:network_type", network.external() ? "flat" : "gre",
                "provider:segmentation_id", network.external() ? null : 1);
    }

    private static ObjectNode show(Subnet subnet) {
        Object pool = Json.object("start", subnet.firstAddress(), "end", subnet.lastAddress());
        return Json.object(
                "id",
                subnet.id,
                "name",
                subnet.name,
                "network_id",
                subnet.networkId,
                "tenant_id",
                subnet.tenantId,
                "cidr",
                subnet.cidr,
                "ip_version",
                4,
                "enable_dhcp",
                true,
                "gateway_ip",
                subnet.gateway(),
                "allocation_pools",
                Json.array(pool),
                "dns_nameservers",
                Json.array(),
                "host_routes",
                Json.array());
    }
}
