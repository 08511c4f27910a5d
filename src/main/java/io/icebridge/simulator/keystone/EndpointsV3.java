package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.Registry.Endpoint;
import io.icebridge.simulator.keystone.Registry.Service;
import java.util.List;
import java.util.Set;

/** Services and endpoints of Identity v3: one URL a row, its region a plain word. */
final class EndpointsV3 {

    private static final Set<String> INTERFACES = Set.of("public", "internal", "admin");

    private final Keystone keystone;

    EndpointsV3(Keystone keystone) {
        this.keystone = keystone;
    }

    void routes(Router router) {
        router.get("/services", this::services);
        router.get("/services/{id}", c -> IdentityV3.one("service", show(service(c))));
        router.post("/services", this::addService);
        router.delete("/services/{id}", this::removeService);
        router.get("/endpoints", this::endpoints);
        router.get(
                "/endpoints/{id}", c -> IdentityV3.one("endpoint", IdentityV3.show(endpoint(c))));
        router.post("/endpoints", this::addEndpoint);
        router.delete("/endpoints/{id}", this::removeEndpoint);
    }

    private Service service(Call call) {
        return keystone.registry().service(call.name("id"));
    }

    private Endpoint endpoint(Call call) {
        return keystone.registry().endpoint(call.name("id"));
    }

    private Reply services(Call call) {
        String type = call.query("type");
        List<Service> found =
                keystone.registry().services().stream()
                        .filter(s -> type == null || s.type().equals(type))
                        .toList();
        return IdentityV3.list(call, "services", found, EndpointsV3::show);
    }

    private Reply addService(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("service");
        Service service =
                keystone.registry()
                        .addService(body.path("type").asText(), body.path("name").asText());
        return Reply.json(201, Json.object("service", show(service)));
    }

    private Reply removeService(Call call) {
        call.caller().mustBeAdmin();
        keystone.registry().removeService(call.name("id"));
        return Reply.empty(204);
    }

    private Reply endpoints(Call call) {
        String service = call.query("service_id");
        String side = call.query("interface");
        List<Endpoint> found =
                keystone.registry().endpoints().stream()
                        .filter(e -> service == null || e.serviceId().equals(service))
                        .filter(e -> side == null || e.interfaceName().equals(side))
                        .toList();
        return IdentityV3.list(call, "endpoints", found, IdentityV3::show);
    }

    private Reply addEndpoint(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("endpoint");
        String side = body.path("interface").asText();
        if (!INTERFACES.contains(side)) {
            throw new Refusal(400, "Invalid input for field 'interface'");
        }
        // Havana keeps an unknown region_id aside and has no region then; that is a trap it shares.
        String region = Json.text(body, "region", null);
        Endpoint endpoint =
                keystone.registry()
                        .addEndpoint(
                                "",
                                body.path("service_id").asText(),
                                region,
                                side,
                                body.path("url").asText());
        return Reply.json(201, Json.object("endpoint", IdentityV3.show(endpoint)));
    }

    private Reply removeEndpoint(Call call) {
        call.caller().mustBeAdmin();
        keystone.registry().removeEndpoint(call.name("id"));
        return Reply.empty(204);
    }

    private static ObjectNode show(Service service) {
        return Json.object(
                "id", service.id(),
                "type", service.type(),
                "name", service.name(),
                "enabled", true,
                "links", Json.object());
    }
}
