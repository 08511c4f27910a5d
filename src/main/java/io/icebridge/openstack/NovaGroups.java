package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.SecurityGroup.Rule;
import java.util.List;
import java.util.Optional;

/** Security groups as nova-network keeps them. */
final class NovaGroups {

    private final Service nova;

    NovaGroups(Service nova) {
        this.nova = nova;
    }

    List<SecurityGroup> all() {
        return Json.list(rows(), NovaGroups::read);
    }

    private JsonNode rows() {
        return nova.get("/os-security-groups").path("security_groups");
    }

    private static SecurityGroup read(JsonNode row) {
        return new SecurityGroup(
                Json.text(row, "name"),
                Json.text(row, "description"),
                Json.text(row, "tenant_id"),
                Json.list(row.path("rules"), NovaGroups::rule));
    }

    private static Rule rule(JsonNode rule) {
        return new Rule(
                Json.text(rule, "ip_protocol"),
                rule.path("from_port").asInt(-1),
                rule.path("to_port").asInt(-1),
                Json.text(rule.path("ip_range"), "cidr"),
                Json.text(rule.path("group"), "name"));
    }

    /** Goes on where an earlier attempt ended: adds the group and the rules that are missing. */
    void create(SecurityGroup group) {
        JsonNode row = row(group.name()).orElseGet(() -> createGroup(group));
        List<Rule> there = read(row).rules();
        group.rules().stream()
                .filter(rule -> !there.contains(rule))
                .forEach(rule -> addRule(Json.text(row, "id"), rule));
    }

    private Optional<JsonNode> row(String name) {
        for (JsonNode row : rows()) {
            if (Json.text(row, "name").equals(name)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private JsonNode createGroup(SecurityGroup group) {
        ObjectNode body = Json.object().put("name", group.name());
        body.put("description", group.description());
        Call call = Call.post("/os-security-groups", Json.object().set("security_group", body));
        return nova.json(call).path("security_group");
    }

    private void addRule(String groupId, Rule rule) {
        ObjectNode body = Json.object().put("parent_group_id", groupId);
        body.put("ip_protocol", rule.protocol());
        body.put("from_port", rule.fromPort()).put("to_port", rule.toPort());
        if (rule.sourceGroup().isEmpty()) {
            body.put("cidr", rule.cidr());
        } else {
            body.put("group_id", source(rule.sourceGroup()));
        }
        nova.call(
                Call.post(
                        "/os-security-group-rules",
                        Json.object().set("security_group_rule", body)));
    }

    private String source(String name) {
        return row(name)
                .map(row -> Json.text(row, "id"))
                .orElseThrow(
                        () ->
                                new CloudFailure(
                                        Reason.NOT_FOUND,
                                        "GET /os-security-groups",
                                        0,
                                        0,
                                        "a rule names the group " + name + ", which is not there",
                                        null));
    }
}
