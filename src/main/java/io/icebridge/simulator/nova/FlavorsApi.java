package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.List;

/** {@code /flavors} with their extra specs and their access. */
final class FlavorsApi {

    private final NovaRegion region;

    FlavorsApi(NovaRegion region) {
        this.region = region;
    }

    void routes(Router router) {
        router.get("/flavors", this::list);
        router.get("/flavors/detail", this::list);
        router.get("/flavors/{id}", c -> one(find(c)));
        router.post("/flavors", this::add);
        router.delete("/flavors/{id}", this::remove);
        router.get("/flavors/{id}/os-extra_specs", c -> specs(find(c)));
        router.post("/flavors/{id}/os-extra_specs", this::setSpecs);
        router.put("/flavors/{id}/os-extra_specs/{key}", this::setSpec);
        router.delete("/flavors/{id}/os-extra_specs/{key}", this::removeSpec);
        router.get("/flavors/{id}/os-flavor-access", c -> access(find(c)));
        router.post("/flavors/{id}/action", this::act);
    }

    private Flavor find(Call call) {
        Flavor flavor = region.flavors().get(call.name("id"));
        boolean seen =
                flavor != null
                        && (call.caller().admin() || flavor.usableBy(call.caller().projectId()));
        if (!seen) {
            throw Refusal.notFound("The resource could not be found.");
        }
        return flavor;
    }

    private Reply list(Call call) {
        List<Flavor> found =
                region.flavors().values().stream().filter(f -> listed(f, call)).toList();
        Paging.Page<Flavor> page = Paging.of(call, 1000, 1000).cut(found, f -> f.id);
        return Reply.ok(Json.object("flavors", Json.array(page.items(), FlavorsApi::show)));
    }

    /** Without {@code is_public=None} even an administrator sees only the public ones. */
    private static boolean listed(Flavor flavor, Call call) {
        String asked = call.query("is_public");
        if (!call.caller().admin()) {
            return flavor.usableBy(call.caller().projectId());
        }
        if (asked == null) {
            return flavor.usableBy(call.caller().projectId());
        }
        return asked.equalsIgnoreCase("none") || flavor.isPublic == call.flag("is_public");
    }

    private static Reply one(Flavor flavor) {
        return Reply.ok(Json.object("flavor", show(flavor)));
    }

    private Reply add(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("flavor");
        String id = Json.text(body, "id", "auto");
        Flavor flavor =
                new Flavor(
                        id.equals("auto") ? "f" + (region.flavors().size() + 1) : id,
                        body.path("name").asText(),
                        body.path("ram").asInt(),
                        body.path("vcpus").asInt(),
                        body.path("disk").asInt(),
                        body.path("OS-FLV-EXT-DATA:ephemeral").asInt(),
                        body.path("swap").asInt(),
                        body.path("rxtx_factor").asDouble(1.0),
                        body.path("os-flavor-access:is_public").asBoolean(true));
        boolean taken =
                region.flavors().values().stream()
                        .anyMatch(f -> f.id.equals(flavor.id) || f.name.equals(flavor.name));
        if (taken) {
            throw new Refusal(
                    409, "Instance Type with ID or name " + flavor.name + " already exists.");
        }
        region.flavors().put(flavor.id, flavor);
        return one(flavor);
    }

    private Reply remove(Call call) {
        call.caller().mustBeAdmin();
        region.flavors().remove(find(call).id);
        return Reply.empty(202);
    }

    private static Reply specs(Flavor flavor) {
        return Reply.ok(Json.object("extra_specs", flavor.extraSpecs));
    }

    private Reply setSpecs(Call call) {
        call.caller().mustBeAdmin();
        JsonNode specs = call.json("extra_specs");
        find(call).extraSpecs.putAll(Json.strings(specs));
        return Reply.ok(Json.object("extra_specs", specs));
    }

    private Reply setSpec(Call call) {
        call.caller().mustBeAdmin();
        find(call).extraSpecs.putAll(Json.strings(call.json()));
        return Reply.ok(call.json());
    }

    private Reply removeSpec(Call call) {
        call.caller().mustBeAdmin();
        find(call).extraSpecs.remove(call.name("key"));
        return Reply.empty(200);
    }

    private static Reply access(Flavor flavor) {
        if (flavor.isPublic) {
            throw Refusal.notFound("Access list not available for public flavors.");
        }
        return Reply.ok(
                Json.object(
                        "flavor_access",
                        Json.array(
                                flavor.tenants,
                                t -> Json.object("flavor_id", flavor.id, "tenant_id", t))));
    }

    private Reply act(Call call) {
        call.caller().mustBeAdmin();
        Flavor flavor = find(call);
        JsonNode body = call.json();
        if (body.has("addTenantAccess")) {
            String tenant = body.path("addTenantAccess").path("tenant").asText();
            if (!flavor.tenants.add(tenant)) {
                throw new Refusal(409, "Flavor access already exists for project " + tenant);
            }
        } else {
            flavor.tenants.remove(body.path("removeTenantAccess").path("tenant").asText());
        }
        return access(flavor);
    }

    private static ObjectNode show(Flavor flavor) {
        return Json.object(
                "id", flavor.id,
                "name", flavor.name,
                "ram", flavor.ram,
                "vcpus", flavor.vcpus,
                "disk", flavor.disk,
                "swap", flavor.swap == 0 ? "" : flavor.swap,
                "rxtx_factor", flavor.rxtx,
                "OS-FLV-EXT-DATA:ephemeral", flavor.ephemeral,
                "OS-FLV-DISABLED:disabled", false,
                "os-flavor-access:is_public", flavor.isPublic,
                "links", Json.array());
    }
}
