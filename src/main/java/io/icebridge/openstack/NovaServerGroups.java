package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.ServerGroups;
import io.icebridge.cloud.change.ServerGroupChanges;
import java.util.List;

/** {@code os-server-groups}, which Nova has as of Icehouse. */
final class NovaServerGroups implements ServerGroups, ServerGroupChanges {

    private static final String ALL = "/os-server-groups";

    private final Service nova;

    NovaServerGroups(Service nova) {
        this.nova = nova;
    }

    @Override
    public List<ServerGroup> all() {
        return Json.list(nova.get(ALL).path("server_groups"), NovaServerGroups::read);
    }

    private static ServerGroup read(JsonNode row) {
        return new ServerGroup(
                Json.text(row, "id"),
                Json.text(row, "name"),
                Json.list(row.path("policies"), JsonNode::asText),
                Json.list(row.path("members"), JsonNode::asText));
    }

    /** Icehouse refuses a body that says more than this. */
    @Override
    public String create(String name, List<String> policies) {
        ObjectNode group = Json.object().put("name", name);
        group.set("policies", Json.tree(policies));
        JsonNode answer = nova.json(Call.post(ALL, Json.object().set("server_group", group)));
        return Json.text(answer.path("server_group"), "id");
    }

    @Override
    public void delete(String id) {
        nova.deleteIfThere(Call.path(ALL + "/{}", id));
    }
}
