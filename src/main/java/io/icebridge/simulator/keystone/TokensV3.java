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
import io.icebridge.simulator.keystone.Keystone.User;

/** Asking for a token in Identity v3. There is one domain, {@code default}. */
final class TokensV3 {

    static final ObjectNode DOMAIN = Json.object("id", "default", "name", "Default");

    private final Keystone keystone;
    private final Catalog catalog;

    TokensV3(Keystone keystone) {
        this.keystone = keystone;
        this.catalog = new Catalog(keystone);
    }

    void routes(Router router) {
        router.open("POST", "/auth/tokens", this::issue);
        keystone.applications().routes(router);
        router.get("/auth/tokens", this::show);
        router.delete("/auth/tokens", this::revoke);
        router.get("/auth/catalog", c -> Reply.ok(Json.object("catalog", catalogOf(c))));
    }

    private Object catalogOf(Call call) {
        return catalog.v3(call.caller().projectId());
    }

    private Reply issue(Call call) {
        JsonNode auth = call.json("auth");
        JsonNode identity = auth.path("identity");
        if (identity.path("methods").toString().contains(AppCredentials.METHOD)) {
            Tokens.Token token = keystone.tokens().issue(keystone.applications().opened(auth));
            keystone.applications().issued(token.id());
            return Reply.json(201, show(token)).header("X-Subject-Token", token.id());
        }
        User user = user(identity);
        String projectId = project(auth.path("scope"), user);
        if (!projectId.isEmpty() && keystone.rolesOf(user.id(), projectId).isEmpty()) {
            throw new Refusal(401, "User has no access to the project");
        }
        boolean admin = keystone.isAdmin(user.id(), projectId);
        Tokens.Token token = keystone.tokens().issue(new Caller(user.id(), projectId, admin));
        return Reply.json(201, show(token)).header("X-Subject-Token", token.id());
    }

    private User user(JsonNode identity) {
        for (JsonNode method : identity.path("methods")) {
            if (method.asText().equals("token")) {
                String id = identity.path("token").path("id").asText();
                keystone.applications().mustNotBeOne(id);
                Caller caller = keystone.tokens().caller(id);
                if (caller == null) {
                    throw new Refusal(401, "Could not find token");
                }
                return keystone.users().get(caller.userId());
            }
        }
        JsonNode user = identity.path("password").path("user");
        return keystone.authenticate(user, user.path("password").asText());
    }

    private String project(JsonNode scope, User user) {
        if (scope.isMissingNode()) {
            return user.defaultProject();
        }
        JsonNode wanted = scope.path("project");
        return keystone.project(wanted.path("id").asText(), wanted.path("name").asText());
    }

    private Reply show(Call call) {
        Tokens.Token token = keystone.tokens().find(call.header("X-Subject-Token"));
        return Reply.ok(show(token)).header("X-Subject-Token", token.id());
    }

    private Reply revoke(Call call) {
        keystone.tokens().revoke(call.header("X-Subject-Token"));
        return Reply.empty(204);
    }

    private ObjectNode show(Tokens.Token token) {
        Caller caller = token.caller();
        User user = keystone.users().get(caller.userId());
        ObjectNode shown =
                Json.object(
                        "methods", Json.array("password"),
                        "issued_at", token.issued().toString(),
                        "expires_at", token.expires().toString(),
                        "extras", Json.object(),
                        "user",
                                Json.object(
                                        "id", user.id(), "name", user.name(), "domain", DOMAIN));
        if (!caller.projectId().isEmpty()) {
            Project project = keystone.projects().get(caller.projectId());
            shown.set(
                    "project",
                    Json.object("id", project.id(), "name", project.name(), "domain", DOMAIN));
            shown.set(
                    "roles",
                    Json.array(
                            keystone.rolesOf(user.id(), project.id()),
                            r -> Json.object("id", r.id(), "name", r.name())));
            shown.set("catalog", catalog.v3(project.id()));
        }
        return Json.object("token", shown);
    }
}
