package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.Keystone.Project;
import io.icebridge.simulator.keystone.Keystone.Role;
import io.icebridge.simulator.keystone.Keystone.User;
import io.icebridge.simulator.keystone.Registry.Endpoint;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Identity v3 beyond tokens: projects, users, roles, grants, services, endpoints. */
final class IdentityV3 {

    private final Keystone keystone;

    IdentityV3(Keystone keystone) {
        this.keystone = keystone;
    }

    void routes(Router router) {
        router.get(
                "/projects",
                c -> list(c, "projects", keystone.projects().values(), IdentityV3::show));
        router.get("/projects/{id}", c -> one("project", show(project(c))));
        router.post("/projects", this::addProject);
        router.patch("/projects/{id}", this::changeProject);
        router.delete("/projects/{id}", this::removeProject);
        router.get("/users", c -> list(c, "users", keystone.users().values(), IdentityV3::show));
        router.get("/users/{id}", c -> one("user", show(user(c))));
        router.get(
                "/users/{id}/projects",
                c -> list(c, "projects", keystone.projectsOf(c.name("id")), IdentityV3::show));
        router.get("/roles", c -> list(c, "roles", keystone.roles().values(), IdentityV3::show));
        router.get(
                "/domains", c -> list(c, "domains", List.of(TokensV3.DOMAIN), d -> d.deepCopy()));
        router.get("/domains/{id}", c -> one("domain", TokensV3.DOMAIN));
        String grants = "/projects/{project}/users/{user}/roles";
        router.get(grants, this::grantsOf);
        router.put(grants + "/{role}", this::grant);
        router.head(grants + "/{role}", this::check);
        router.delete(grants + "/{role}", this::revoke);
        new EndpointsV3(keystone).routes(router);
    }

    static <T> Reply list(
            Call call, String name, Collection<T> all, Function<T, ObjectNode> shown) {
        String wanted = call.query("name");
        List<ObjectNode> found =
                all.stream()
                        .map(shown)
                        .filter(n -> wanted == null || wanted.equals(n.path("name").asText()))
                        .toList();
        return Reply.ok(
                Json.object(
                        name,
                        found,
                        "links",
                        Json.object("self", call.baseUrl() + call.path(), "next", null)));
    }

    static Reply one(String name, JsonNode shown) {
        return Reply.ok(Json.object(name, shown));
    }

    private Project project(Call call) {
        return Keystone.find(keystone.projects(), call.name("id"), "project");
    }

    private User user(Call call) {
        return Keystone.find(keystone.users(), call.name("id"), "user");
    }

    static ObjectNode show(Project project) {
        return Json.object(
                "id", project.id(),
                "name", project.name(),
                "description", project.description(),
                "domain_id", "default",
                "enabled", project.enabled(),
                "links", Json.object());
    }

    private static ObjectNode show(User user) {
        return Json.object(
                "id", user.id(),
                "name", user.name(),
                "domain_id", "default",
                "enabled", true,
                "default_project_id", user.defaultProject(),
                "links", Json.object());
    }

    private static ObjectNode show(Role role) {
        return Json.object("id", role.id(), "name", role.name(), "links", Json.object());
    }

    private Reply addProject(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("project");
        String description = Json.text(body, "description", "");
        Project project = keystone.addProject(body.path("name").asText(), description);
        return Reply.json(201, Json.object("project", show(project)));
    }

    private Reply changeProject(Call call) {
        call.caller().mustBeAdmin();
        Project project = project(call);
        boolean enabled = call.json("project").path("enabled").asBoolean(project.enabled());
        return one("project", show(keystone.enable(project, enabled)));
    }

    private Reply removeProject(Call call) {
        call.caller().mustBeAdmin();
        keystone.removeProject(call.name("id"));
        return Reply.empty(204);
    }

    private Reply grantsOf(Call call) {
        List<Role> held = keystone.rolesOf(call.name("user"), call.name("project"));
        return list(call, "roles", held, IdentityV3::show);
    }

    private Reply grant(Call call) {
        call.caller().mustBeAdmin();
        keystone.grant(call.name("user"), call.name("project"), call.name("role"));
        return Reply.empty(204);
    }

    private Reply check(Call call) {
        boolean held =
                keystone.rolesOf(call.name("user"), call.name("project")).stream()
                        .anyMatch(r -> r.id().equals(call.name("role")));
        return Reply.empty(held ? 204 : 404);
    }

    private Reply revoke(Call call) {
        call.caller().mustBeAdmin();
        if (!keystone.revoke(call.name("user"), call.name("project"), call.name("role"))) {
            throw Refusal.notFound("Could not find role: " + call.name("role"));
        }
        return Reply.empty(204);
    }

    static ObjectNode show(Endpoint endpoint) {
        return Json.object(
                "id", endpoint.id(),
                "service_id", endpoint.serviceId(),
                "region", endpoint.region(),
                "interface", endpoint.interfaceName(),
                "url", endpoint.url(),
                "legacy_endpoint_id", endpoint.legacyId(),
                "links", Json.object());
    }
}
