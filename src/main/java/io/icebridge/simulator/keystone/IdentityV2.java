package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.Keystone.Project;
import io.icebridge.simulator.keystone.Keystone.Role;
import io.icebridge.simulator.keystone.Keystone.User;
import java.util.Collection;

/** Identity v2.0: tokens and tenants, on the public and on the administrator's address. */
final class IdentityV2 {

    private final Keystone keystone;
    private final Catalog catalog;
    private final boolean administrators;

    /**
     * @param administrators whether this is the administrator's address, which lists all tenants
     */
    IdentityV2(Keystone keystone, boolean administrators) {
        this.keystone = keystone;
        this.catalog = new Catalog(keystone);
        this.administrators = administrators;
    }

    void routes(Router router) {
        router.open("POST", "/tokens", this::issue);
        router.get("/tokens/{id}", c -> Reply.ok(show(keystone.tokens().find(c.name("id")))));
        router.get("/tenants", this::tenants);
        if (administrators) {
            new AdminV2(keystone).routes(router);
        }
    }

    private Reply issue(Call call) {
        JsonNode auth = call.json("auth");
        User user = user(auth);
        String projectId = project(auth);
        if (!projectId.isEmpty() && keystone.rolesOf(user.id(), projectId).isEmpty()) {
            throw new Refusal(401, "User has no access to the tenant");
        }
        boolean admin = keystone.isAdmin(user.id(), projectId);
        return Reply.ok(show(keystone.tokens().issue(new Caller(user.id(), projectId, admin))));
    }

    private User user(JsonNode auth) {
        if (auth.has("token")) {
            Caller caller = keystone.tokens().caller(auth.path("token").path("id").asText());
            if (caller == null) {
                throw new Refusal(401, "Could not find token");
            }
            return keystone.users().get(caller.userId());
        }
        JsonNode given = auth.path("passwordCredentials");
        JsonNode name =
                given.has("userId")
                        ? Json.object("id", given.path("userId").asText())
                        : Json.object("name", given.path("username").asText());
        return keystone.authenticate(name, given.path("password").asText());
    }

    private String project(JsonNode auth) {
        String id = auth.path("tenantId").asText();
        String name = auth.path("tenantName").asText();
        if (id.isEmpty() && name.isEmpty()) {
            return "";
        }
        return keystone.project(id, name);
    }

    private ObjectNode show(Tokens.Token token) {
        Caller caller = token.caller();
        User user = keystone.users().get(caller.userId());
        ObjectNode shown =
                Json.object(
                        "id", token.id(),
                        "issued_at", token.issued().toString(),
                        "expires", Json.time(token.expires()));
        Collection<Role> held = keystone.rolesOf(user.id(), caller.projectId());
        Object services = Json.array();
        if (!caller.projectId().isEmpty()) {
            shown.set("tenant", show(keystone.projects().get(caller.projectId())));
            services = catalog.v2(caller.projectId());
        }
        ObjectNode person =
                Json.object(
                        "id", user.id(),
                        "name", user.name(),
                        "username", user.name(),
                        "roles_links", Json.array(),
                        "roles", Json.array(held, r -> Json.object("name", r.name())));
        return Json.object(
                "access",
                Json.object(
                        "token", shown,
                        "serviceCatalog", services,
                        "user", person,
                        "metadata", Json.object("is_admin", 0)));
    }

    private Reply tenants(Call call) {
        Collection<Project> seen = keystone.projectsOf(call.caller().userId());
        if (administrators) {
            call.caller().mustBeAdmin();
            seen = keystone.projects().values();
        }
        String name = call.query("name");
        if (name != null && administrators) {
            Project found =
                    seen.stream()
                            .filter(p -> p.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> Refusal.notFound("Could not find project"));
            return Reply.ok(Json.object("tenant", show(found)));
        }
        return Reply.ok(
                Json.object(
                        "tenants", Json.array(seen, IdentityV2::show),
                        "tenants_links", Json.array()));
    }

    static ObjectNode show(Project project) {
        return Json.object(
                "id", project.id(),
                "name", project.name(),
                "description", project.description(),
                "enabled", project.enabled());
    }
}
