package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.neutron.SecurityGroups.Group;

/** {@code /v2.0/security-groups} with their rules, and {@code /v2.0/quotas}. */
final class SecurityApi {

    private final Neutron neutron;

    SecurityApi(Neutron neutron) {
        this.neutron = neutron;
    }

    void routes(Router router) {
        SecurityGroups groups = neutron.securityGroups();
        router.get("/security-groups", this::list);
        router.get("/security-groups/{id}", c -> one(200, groups.find(c.name("id"), "")));
        router.post("/security-groups", this::add);
        router.delete("/security-groups/{id}", this::remove);
        router.get(
                "/security-group-rules",
                c -> Listing.of(c, "security_group_rules", groups.rules().toList(), r -> r));
        router.post("/security-group-rules", this::addRule);
        router.delete("/security-group-rules/{id}", this::removeRule);
        router.get("/quotas/{project}", c -> quota(c.name("project")));
        router.put("/quotas/{project}", this::setQuota);
        router.delete("/quotas/{project}", this::resetQuota);
    }

    private Reply list(Call call) {
        neutron.securityGroups().defaultOf(call.caller().projectId());
        return Listing.of(
                call, "security_groups", neutron.securityGroups().all(), SecurityApi::show);
    }

    private static Reply one(int status, Group group) {
        return Reply.json(status, Json.object("security_group", show(group)));
    }

    private Reply add(Call call) {
        JsonNode body = call.json("security_group");
        String tenant = Json.text(body, "tenant_id", call.caller().projectId());
        return one(
                201,
                neutron.securityGroups()
                        .add(
                                body.path("name").asText(),
                                tenant,
                                Json.text(body, "description", "")));
    }

    private Reply remove(Call call) {
        neutron.securityGroups().remove(call.name("id"));
        return Reply.empty(204);
    }

    private Reply addRule(Call call) {
        ObjectNode body = (ObjectNode) call.json("security_group_rule");
        Group group = neutron.securityGroups().find(body.path("security_group_id").asText(), "");
        ObjectNode rule = neutron.securityGroups().addRule(group, body);
        return Reply.json(201, Json.object("security_group_rule", rule));
    }

    private Reply removeRule(Call call) {
        neutron.securityGroups().removeRule(call.name("id"));
        return Reply.empty(204);
    }

    private Reply quota(String tenant) {
        return Reply.ok(Json.object("quota", neutron.quotas().of(tenant)));
    }

    private Reply setQuota(Call call) {
        call.caller().mustBeAdmin();
        call.json("quota")
                .fields()
                .forEachRemaining(
                        e ->
                                neutron.quotas()
                                        .set(
                                                call.name("project"),
                                                e.getKey(),
                                                e.getValue().asInt()));
        return quota(call.name("project"));
    }

    private Reply resetQuota(Call call) {
        call.caller().mustBeAdmin();
        neutron.quotas().reset(call.name("project"));
        return Reply.empty(204);
    }

    private static ObjectNode show(Group group) {
        return Json.object(
                "id", group.id(),
                "name", group.name(),
                "tenant_id", group.tenantId(),
                "description", group.description(),
                "security_group_rules", group.rules());
    }
}
