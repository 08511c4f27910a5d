package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nova's own security groups, with whole numbers for ids, different in every region. */
public final class ComputeSecurityGroups {

    /** A group and its rules. */
    public record Group(
            int id, String name, String description, String tenantId, List<ObjectNode> rules) {}

    private final Map<Integer, Group> groups = new LinkedHashMap<>();
    private int lastGroup;
    private int lastRule;

    public Group add(String name, String description, String tenantId) {
        boolean taken = of(tenantId).stream().anyMatch(g -> g.name().equals(name));
        if (taken) {
            throw new Refusal(400, "Security group " + name + " already exists");
        }
        Group group = new Group(++lastGroup, name, description, tenantId, new ArrayList<>());
        groups.put(group.id(), group);
        return group;
    }

    /** The project's groups, {@code default} always among them. */
    List<Group> of(String tenantId) {
        boolean missing =
                groups.values().stream()
                        .noneMatch(
                                g -> g.tenantId().equals(tenantId) && g.name().equals("default"));
        if (missing) {
            Group group = new Group(++lastGroup, "default", "default", tenantId, new ArrayList<>());
            groups.put(group.id(), group);
        }
        return groups.values().stream().filter(g -> g.tenantId().equals(tenantId)).toList();
    }

    Group find(String id) {
        return groups.values().stream()
                .filter(g -> Integer.toString(g.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Security group " + id + " not found."));
    }

    void remove(Group group) {
        groups.remove(group.id());
    }

    /**
     * Adds a rule.
     *
     * @param source the group whose servers may come in, or null where {@code cidr} says who may
     */
    public ObjectNode addRule(
            Group group, String protocol, Integer from, Integer to, String cidr, Group source) {
        ObjectNode rule =
                Json.object(
                        "id", ++lastRule,
                        "parent_group_id", group.id(),
                        "ip_protocol", protocol,
                        "from_port", from,
                        "to_port", to,
                        "ip_range", source == null ? Json.object("cidr", cidr) : Json.object(),
                        "group",
                                source == null
                                        ? Json.object()
                                        : Json.object(
                                                "name", source.name(),
                                                "tenant_id", source.tenantId()));
        group.rules().add(rule);
        return rule;
    }

    /** The project's group {@code default}. */
    public Group defaultOf(String tenantId) {
        return of(tenantId).stream()
                .filter(g -> g.name().equals("default"))
                .findFirst()
                .orElseThrow();
    }

    void removeRule(String id) {
        groups.values().forEach(g -> g.rules().removeIf(r -> r.path("id").asText().equals(id)));
    }
}
