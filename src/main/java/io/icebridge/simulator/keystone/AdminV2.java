package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.Keystone.Role;
import io.icebridge.simulator.keystone.Keystone.User;
import io.icebridge.simulator.keystone.Registry.Endpoint;
import io.icebridge.simulator.keystone.Registry.Service;
import java.util.List;

/** What Identity v2.0 has on the administrator's address only. */
final class AdminV2 {

    private final Keystone keystone;

    AdminV2(Keystone keystone) {
        this.keystone = keystone;
    }

    void routes(Router router) {
        router.get("/tenants/{id}", this::tenant);
        router.get(
                "/users",
                c -> admin(c, "users", Json.array(keystone.users().values(), AdminV2::show)));
        router.get("/users/{id}", this::user);
        router.delete("/tokens/{id}", this::revokeToken);
        router.get("/tenants/{id}/users/{user}/roles", this::rolesOf);
        router.put("/tenants/{id}/users/{user}/roles/OS-KSADM/{role}", this::grant);
        router.delete("/tenants/{id}/users/{user}/roles/OS-KSADM/{role}", this::revoke);
        router.get(
                "/OS-KSADM/roles",
                c -> admin(c, "roles", Json.array(keystone.roles().values(), AdminV2::show)));
        router.get(
                "/OS-KSADM/services",
                c ->
                        admin(
                                c,
                                "OS-KSADM:services",
                                Json.array(keystone.registry().services(), AdminV2::show)));
        router.post("/OS-KSADM/services", this::addService);
        router.get("/endpoints", this::endpoints);
        router.post("/endpoints", this::addEndpoint);
        router.delete("/endpoints/{id}", this::removeEndpoint);
    }

    private static Reply admin(Call call, String name, JsonNode list) {
        call.caller().mustBeAdmin();
        return Reply.ok(Json.object(name, list));
    }

    private Reply tenant(Call call) {
        var project = Keystone.find(keystone.projects(), call.name("id"), "project");
        return admin(call, "tenant", IdentityV2.show(project));
    }

    private Reply user(Call call) {
        return admin(call, "user", show(Keystone.find(keystone.users(), call.name("id"), "user")));
    }

    private Reply rolesOf(Call call) {
        List<Role> held = keystone.rolesOf(call.name("user"), call.name("id"));
        return admin(call, "roles", Json.array(held, AdminV2::show));
    }

    private Reply grant(Call call) {
        call.caller().mustBeAdmin();
        if (!keystone.grant(call.name("user"), call.name("id"), call.name("role"))) {
            throw new Refusal(409, "User already has role in tenant");
        }
        Role role = keystone.roles().get(call.name("role"));
        return Reply.ok(Json.object("role", show(role)));
    }

    private Reply revokeToken(Call call) {
        keystone.tokens().revoke(call.name("id"));
        return Reply.empty(204);
    }

    private Reply revoke(Call call) {
        call.caller().mustBeAdmin();
        if (!keystone.revoke(call.name("user"), call.name("id"), call.name("role"))) {
            throw Refusal.notFound("Could not find user's role in tenant");
        }
        return Reply.empty(204);
    }

    private Reply addService(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("OS-KSADM:service");
        Service service =
                keystone.registry()
                        .addService(body.path("type").asText(), body.path("name").asText());
        return Reply.ok(Json.object("OS-KSADM:service", show(service)));
    }

    private Reply endpoints(Call call) {
        var rows = Catalog.byRow(keystone.registry().endpoints()).entrySet();
        return admin(call, "endpoints", Json.array(rows, r -> show(r.getKey(), r.getValue())));
    }

    private Reply addEndpoint(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("endpoint");
        String id =
                keystone.registry()
                        .addEndpoints(
                                body.path("service_id").asText(),
                                body.path("region").asText(),
                                body.path("publicurl").asText(),
                                body.path("internalurl").asText(),
                                body.path("adminurl").asText());
        return Reply.ok(
                Json.object(
                        "endpoint",
                        show(id, Catalog.byRow(keystone.registry().endpoints()).get(id))));
    }

    private Reply removeEndpoint(Call call) {
        call.caller().mustBeAdmin();
        keystone.registry().removeLegacyEndpoint(call.name("id"));
        return Reply.empty(204);
    }

    private static ObjectNode show(String id, List<Endpoint> urls) {
        ObjectNode row =
                Json.object(
                        "id", id,
                        "region", urls.get(0).region(),
                        "service_id", urls.get(0).serviceId());
        urls.forEach(e -> row.put(e.interfaceName() + "url", e.url()));
        return row;
    }

    private static ObjectNode show(User user) {
        return Json.object(
                "id", user.id(),
                "name", user.name(),
                "enabled", true,
                "tenantId", user.defaultProject());
    }

    private static ObjectNode show(Role role) {
        return Json.object("id", role.id(), "name", role.name());
    }

    private static ObjectNode show(Service service) {
        return Json.object("id", service.id(), "type", service.type(), "name", service.name());
    }
}
