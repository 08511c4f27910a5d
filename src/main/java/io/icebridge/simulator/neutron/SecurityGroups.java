package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.time.Lots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Neutron's security groups; each project has one named {@code default} from its first use. */
public final class SecurityGroups {

    /** A group and its rules. */
    public record Group(
            String id, String name, String tenantId, String description, List<ObjectNode> rules) {}

    private final Lots lots;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    SecurityGroups(Lots lots) {
        this.lots = lots;
    }

    public Group add(String name, String tenantId, String description) {
        Group group = new Group(lots.uuid(), name, tenantId, description, new ArrayList<>());
        groups.put(group.id(), group);
        return group;
    }

    public ObjectNode addRule(Group group, ObjectNode asked) {
        ObjectNode rule =
                Json.object(
                        "id", lots.uuid(),
                        "tenant_id", group.tenantId(),
                        "security_group_id", group.id(),
                        "direction", Json.text(asked, "direction", "ingress"),
                        "ethertype", Json.text(asked, "ethertype", "IPv4"),
                        "protocol", asked.get("protocol"),
                        "port_range_min", asked.get("port_range_min"),
                        "port_range_max", asked.get("port_range_max"),
                        "remote_ip_prefix", asked.get("remote_ip_prefix"),
                        "remote_group_id", asked.get("remote_group_id"));
        group.rules().add(rule);
        return rule;
    }

    /** The project's group {@code default}, made now if need be. */
    public Group defaultOf(String tenantId) {
        return groups.values().stream()
                .filter(g -> g.tenantId().equals(tenantId) && g.name().equals("default"))
                .findFirst()
                .orElseGet(() -> add("default", tenantId, "default"));
    }

    /** The project's group of that name or id. */
    public Group find(String nameOrId, String tenantId) {
        if (nameOrId.equals("default")) {
            return defaultOf(tenantId);
        }
        return groups.values().stream()
                .filter(
                        g ->
                                g.id().equals(nameOrId)
                                        || g.name().equals(nameOrId)
                                                && g.tenantId().equals(tenantId))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        404,
                                        "SecurityGroupNotFound",
                                        "Security group " + nameOrId + " does not exist"));
    }

    void remove(String id) {
        groups.remove(id);
    }

    void removeRule(String id) {
        groups.values().forEach(g -> g.rules().removeIf(r -> r.path("id").asText().equals(id)));
    }

    Collection<Group> all() {
        return groups.values();
    }

    Stream<ObjectNode> rules() {
        return groups.values().stream().flatMap(g -> g.rules().stream());
    }
}
