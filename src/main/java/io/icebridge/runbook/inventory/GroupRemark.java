package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which server groups will be made in the new region, for which servers. */
public final class GroupRemark {
    private final Inventory inventory;

    public GroupRemark(Inventory inventory) {
        this.inventory = inventory;
    }

    public List<Finding> of(Collection<Server> moving) {
        Map<String, List<Server>> members = new TreeMap<>();
        for (Server server : moving) {
            GroupFacts group = group(server);
            if (group.carried()) {
                members.computeIfAbsent(group.id(), id -> new ArrayList<>()).add(server);
            }
        }
        return members.values().stream().map(this::finding).toList();
    }

    private GroupFacts group(Server server) {
        return inventory.factsOf(server.id()).serverGroup();
    }

    private Finding finding(List<Server> members) {
        Server first = members.get(0);
        GroupFacts group = group(first);
        return new Finding(
                "project " + inventory.projectNamed(first.projectId()),
                "server-groups",
                "server group %s (%s) will be made in the new region, for %s"
                        .formatted(
                                group.name(),
                                String.join(", ", group.policies()),
                                members.stream()
                                        .map(s -> s.name() + " (" + s.id() + ")")
                                        .sorted()
                                        .collect(Collectors.joining(", "))),
                "see that its owners do not make it there themselves meanwhile",
                false);
    }
}
