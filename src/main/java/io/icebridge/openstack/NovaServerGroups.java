package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.ServerGroups;
import io.icebridge.cloud.change.ServerGroupChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code os-server-groups}, which Nova has as of Icehouse. */
final class NovaServerGroups implements ServerGroups, ServerGroupChanges {

    private static final String ALL = "/os-server-groups";

    /** The microversion from which a policy may be soft. */
    private static final int SOFT = 15;

    /** The microversion from which a policy may have rules, which are not shown before. */
    private static final int RULES = 64;

    /** The microversion from which a server tells its groups. */
    private static final int TOLD_BY_SERVER = 71;

    private final Service nova;

    NovaServerGroups(Service nova) {
        this.nova = nova;
    }

    @Override
    public List<ServerGroup> all() {
        return Json.list(nova.get(ALL).path("server_groups"), NovaServerGroups::read);
    }

    /**
     * They have no marker: what follows is asked for by its number, until nothing does, since how
     * many come at once is the site's choice.
     */
    @Override
    public List<ServerGroup> ofEveryProject() {
        int minor = nova.microversion(RULES);
        List<ServerGroup> all = new ArrayList<>();
        List<ServerGroup> page;
        do {
            Call call =
                    Call.get(ALL)
                            .with("all_projects", "True")
                            .with("offset", Integer.toString(all.size()));
            page =
                    Json.list(
                            nova.json(call.speaking(minor)).path("server_groups"),
                            NovaServerGroups::read);
            all.addAll(page);
        } while (!page.isEmpty());
        return List.copyOf(all);
    }

    /** Where the server itself tells, the others need not be listed. */
    @Override
    public List<ServerGroup> having(String serverId) {
        if (nova.microversion(TOLD_BY_SERVER) < TOLD_BY_SERVER) {
            return ofEveryProject().stream()
                    .filter(group -> group.members().contains(serverId))
                    .toList();
        }
        JsonNode server =
                nova.json(Call.get(Call.path("/servers/{}", serverId)).speaking(TOLD_BY_SERVER));
        return Json.list(server.path("server").path("server_groups"), JsonNode::asText).stream()
                .flatMap(id -> group(id).stream())
                .toList();
    }

    private Optional<ServerGroup> group(String id) {
        return nova.find(Call.get(Call.path(ALL + "/{}", id)).speaking(RULES))
                .map(answer -> read(answer.path("server_group")));
    }

    private static ServerGroup read(JsonNode row) {
        List<String> policies = new ArrayList<>(Json.list(row.path("policies"), JsonNode::asText));
        if (row.hasNonNull("policy")) {
            policies.add(row.path("policy").asText());
        }
        row.path("rules")
                .properties()
                .forEach(rule -> policies.add(rule.getKey() + "=" + rule.getValue().asText()));
        return new ServerGroup(
                Json.text(row, "id"),
                Json.text(row, "name"),
                policies,
                Json.list(row.path("members"), JsonNode::asText));
    }

    /** Icehouse refuses a body that says more than this. */
    @Override
    public String create(String name, List<String> policies) {
        ObjectNode group = Json.object().put("name", name);
        group.set("policies", Json.tree(policies));
        boolean soft = policies.stream().anyMatch(policy -> policy.startsWith("soft-"));
        Call call = Call.post(ALL, Json.object().set("server_group", group));
        JsonNode answer =
                nova.json(call.speaking(soft ? nova.microversion(SOFT) : Microversions.NONE));
        return Json.text(answer.path("server_group"), "id");
    }

    @Override
    public void delete(String id) {
        nova.deleteIfThere(Call.path(ALL + "/{}", id));
    }
}
