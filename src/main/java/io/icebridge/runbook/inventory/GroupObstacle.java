package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.inventory.GroupFacts.Member;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server group that cannot be made again, or that finds no room where servers go (P11). */
final class GroupObstacle implements Obstacle {
    private static final String BY_HAND = "choose by-hand, and boot it there with the hint for it";

    private final Inventory inventory;
    private final Optional<NewNova> there;
    private final int nodesPerWave;

    GroupObstacle(Inventory inventory, Optional<NewNova> there, int nodesPerWave) {
        this.inventory = inventory;
        this.there = there;
        this.nodesPerWave = Math.max(1, nodesPerWave);
    }

    @Override
    public List<Reason> against(Server server) {
        GroupFacts group = inventory.factsOf(server.id()).serverGroup();
        if (group.none() || group.carried() && group.soft()) {
            return List.of();
        }
        if (!group.carried()) {
            return List.of(unknown(group));
        }
        return (group.apart() ? noRoom(group, server) : parted(group)).stream().toList();
    }

    private static Reason unknown(GroupFacts group) {
        String policy =
                group.policies().isEmpty()
                        ? "nobody knows its policy"
                        : "its policy is " + String.join(", ", group.policies());
        return new Reason(
                "server-group",
                "it stands in server group %s, which the new region's Nova would not make: %s"
                        .formatted(group.name(), policy),
                BY_HAND);
    }

    /**
     * Each member needs a node of its own, which Nova's scheduler looks for among those that are
     * enabled. After each wave the nodes that it emptied join them.
     */
    private Optional<Reason> noRoom(GroupFacts group, Server server) {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        List<Member> members =
                group.members().stream()
                        .filter(m -> m.zone().equals(server.availabilityZone()))
                        .toList();
        int nodes = there.get().nodesOf(server.availabilityZone());
        return enough(nodes, perNode(members))
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                "group-room",
                                "its server group %s keeps %s on a node each, and the new region has %s for them while nodes are emptied %d at a time"
                                        .formatted(
                                                group.name(),
                                                Counted.of(members.size(), "server"),
                                                Counted.of(nodes, "node"),
                                                nodesPerWave),
                                "enable or add nodes there, or choose by-hand"));
    }

    /** The most of them on one node first, since nobody knows in which order the nodes go. */
    private static List<Integer> perNode(List<Member> members) {
        Map<String, Long> counts =
                members.stream()
                        .collect(Collectors.groupingBy(Member::node, Collectors.counting()));
        return counts.values().stream().map(Long::intValue).sorted((a, b) -> b - a).toList();
    }

    private boolean enough(int nodes, List<Integer> perNode) {
        int needed = 0;
        int there = nodes;
        for (int node = 0; node < perNode.size(); node++) {
            if (node > 0 && node % nodesPerWave == 0) {
                there += nodesPerWave;
            }
            needed += perNode.get(node);
            if (needed > there) {
                return false;
            }
        }
        return true;
    }

    /** All of them must come to the node that the first was given, which others go on filling. */
    private static Optional<Reason> parted(GroupFacts group) {
        List<String> nodes = distinct(group.members(), Member::node);
        List<String> zones = distinct(group.members(), Member::zone);
        return nodes.size() < 2 && zones.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                "group-parted",
                                "its server group %s keeps its servers on one node, but they stand on %s in zone %s, and would come one after the other"
                                        .formatted(
                                                group.name(),
                                                String.join(", ", nodes),
                                                String.join(", ", zones)),
                                "bring them together on one node first, or choose by-hand"));
    }

    private static List<String> distinct(Collection<Member> members, Function<Member, String> of) {
        Stream<String> all = members.stream().map(of);
        return all.distinct().sorted().toList();
    }
}
