package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.nova.ComputeSecurityGroups.Group;
import java.util.Collection;
import java.util.List;

/** {@code os-security-groups} and {@code os-security-group-rules} of nova-network. */
final class SecurityGroupsApi {

    private final ComputeSecurityGroups groups;

    SecurityGroupsApi(ComputeSecurityGroups groups) {
        this.groups = groups;
    }

    void routes(Router router) {
        router.get("/os-security-groups", this::list);
        router.get("/os-security-groups/{id}", c -> one(groups.find(c.name("id"))));
        router.post("/os-security-groups", this::add);
        router.delete("/os-security-groups/{id}", this::remove);
        router.post("/os-security-group-rules", this::addRule);
        router.delete("/os-security-group-rules/{id}", this::removeRule);
    }

    private Reply list(Call call) {
        Collection<Group> found = groups.of(call.caller().projectId());
        return Reply.ok(Json.object("security_groups", Json.array(found, SecurityGroupsApi::show)));
    }

    private static Reply one(Group group) {
        return Reply.ok(Json.object("security_group", show(group)));
    }

    private Reply add(Call call) {
        JsonNode body = call.json("security_group");
        return one(
                groups.add(
                        body.path("name").asText(),
                        Json.text(body, "description", ""),
                        call.caller().projectId()));
    }

    private Reply remove(Call call) {
        groups.remove(groups.find(call.name("id")));
        return Reply.empty(202);
    }

    private Reply addRule(Call call) {
        JsonNode body = call.json("security_group_rule");
        Group parent = groups.find(body.path("parent_group_id").asText());
        String source = Json.text(body, "group_id", "");
        ObjectNode rule =
                groups.addRule(
                        parent,
                        Json.text(body, "ip_protocol", null),
                        port(body, "from_port"),
                        port(body, "to_port"),
                        Json.text(body, "cidr", "0.0.0.0/0"),
                        source.isEmpty() ? null : groups.find(source));
        return Reply.ok(Json.object("security_group_rule", rule));
    }

    private static Integer port(JsonNode body, String end) {
        return body.hasNonNull(end) ? body.path(end).asInt() : null;
    }

    private Reply removeRule(Call call) {
        groups.removeRule(call.name("id"));
        return Reply.empty(202);
    }

    private static ObjectNode show(Group group) {
        return Json.object(
                "id", group.id(),
                "name", group.name(),
                "description", group.description(),
                "tenant_id", group.tenantId(),
                "rules", List.copyOf(group.rules()));
    }
}
