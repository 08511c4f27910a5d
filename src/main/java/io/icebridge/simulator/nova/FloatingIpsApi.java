package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.neutron.Subnet;
import io.icebridge.simulator.nova.FloatingPool.Floating;
import java.util.ArrayList;
import java.util.List;

/** {@code os-floating-ips}, {@code os-floating-ip-pools} and {@code os-floating-ips-bulk}. */
final class FloatingIpsApi {

    private final Nova nova;
    private final FloatingPool pool;

    FloatingIpsApi(Nova nova) {
        this.nova = nova;
        this.pool = nova.region().network().floating();
    }

    void routes(Router router) {
        router.get("/os-floating-ips", this::list);
        router.get("/os-floating-ips/{id}", c -> one(pool.find(c.name("id"), c.caller())));
        router.post("/os-floating-ips", this::allocate);
        router.delete("/os-floating-ips/{id}", this::release);
        router.get("/os-floating-ip-pools", this::pools);
        router.get("/os-floating-ips-bulk", this::bulk);
        router.get("/os-floating-ips-bulk/{host}", this::bulk);
        router.post("/os-floating-ips-bulk", this::bulkCreate);
        router.put("/os-floating-ips-bulk/delete", this::bulkDelete);
    }

    private Reply list(Call call) {
        return Reply.ok(
                Json.object(
                        "floating_ips",
                        Json.array(pool.of(call.caller().projectId()), this::show)));
    }

    private Reply one(Floating floating) {
        return Reply.ok(Json.object("floating_ip", show(floating)));
    }

    private Reply allocate(Call call) {
        String project = call.caller().projectId();
        int limit = nova.region().quotas().of(project).get("floating_ips");
        ComputeQuotas.check("floating_ips", 1, pool.of(project).size(), limit);
        Floating floating = pool.allocate(project, Json.text(call.json(), "pool", ""));
        Ledger ledger = nova.ledger();
        boolean anothers =
                ledger.customer(floating.address)
                        .filter(c -> !c.project().equals(project))
                        .isPresent();
        if (anothers) {
            ledger.violation("address-to-other-project", call, "it got " + floating.address);
        }
        return one(floating);
    }

    private Reply release(Call call) {
        pool.release(pool.find(call.name("id"), call.caller()));
        return Reply.empty(202);
    }

    private Reply pools(Call call) {
        return Reply.ok(
                Json.object(
                        "floating_ip_pools",
                        Json.array(pool.pools(), p -> Json.object("name", p))));
    }

    private Reply bulk(Call call) {
        call.caller().mustBeAdmin();
        return Reply.ok(
                Json.object(
                        "floating_ip_info",
                        Json.array(
                                pool.all(),
                                f ->
                                        Json.object(
                                                "address", f.address,
                                                "pool", f.pool,
                                                "interface", f.device,
                                                "project_id", f.projectId,
                                                "instance_uuid",
                                                        f.serverId.isEmpty()
                                                                ? null
                                                                : f.serverId))));
    }

    private Reply bulkCreate(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("floating_ips_bulk_create");
        String range = body.path("ip_range").asText();
        String name = Json.text(body, "pool", "nova");
        String device = Json.text(body, "interface", "eth0");
        addresses(range).forEach(a -> pool.add(a, name, device));
        return Reply.ok(
                Json.object(
                        "floating_ips_bulk_create",
                        Json.object("ip_range", range, "pool", name, "interface", device)));
    }

    private Reply bulkDelete(Call call) {
        call.caller().mustBeAdmin();
        String range = call.json().path("ip_range").asText();
        addresses(range).forEach(pool::remove);
        return Reply.ok(Json.object("floating_ips_bulk_delete", range));
    }

    /** A single address, or the usable ones of a block of at least four. */
    private static List<String> addresses(String range) {
        if (!range.contains("/")) {
            return List.of(range);
        }
        int bits = Integer.parseInt(range.substring(range.indexOf('/') + 1));
        if (bits > 30 || bits < 16) {
            throw new Refusal(400, "Invalid IP range " + range);
        }
        Subnet subnet = new Subnet("", "", "", "", range);
        List<String> addresses = new ArrayList<>(List.of(subnet.gateway()));
        for (int left = (1 << 32 - bits) - 3; left > 0; left--) {
            addresses.add(subnet.take());
        }
        return addresses;
    }

    private ObjectNode show(Floating floating) {
        Server server = nova.region().find(floating.serverId);
        boolean led = server != null && !server.nics.isEmpty();
        return Json.object(
                "id", floating.id,
                "ip", floating.address,
                "pool", floating.pool,
                "instance_id", server == null ? null : server.id,
                "fixed_ip", led ? server.nics.get(0).ip() : null);
    }
}
