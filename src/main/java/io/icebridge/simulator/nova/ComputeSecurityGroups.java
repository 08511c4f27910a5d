package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    int nextRule() {
        return ++lastRule;
    }

    void removeRule(String id) {
        groups.values().forEach(g -> g.rules().removeIf(r -> r.path("id").asText().equals(id)));
    }
}
