package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the new region's nodes hold the first nodes' servers (P13); later waves go to nodes that
 * are emptied. It blocks nothing, since Nova may promise more than a node has.
 */
public final class Capacity {
    private final Cloud cloud;
    private final int nodesPerWave;

    public Capacity(Cloud cloud, int nodesPerWave) {
        this.cloud = cloud;
        this.nodesPerWave = Math.max(1, nodesPerWave);
    }

    public List<Finding> check(Inventory inventory, Collection<Server> moving) {
        List<Server> first = firstWave(moving);
        List<Hypervisor> nodes = cloud.nodes(Side.NEW).hypervisors();
        List<Finding> found = new ArrayList<>();
        compare(
                found,
                "ram",
                "MiB of memory",
                Amounts.sum(first, inventory.flavors(), Flavor::memoryMb),
                nodes.stream().mapToInt(n -> n.memoryMb() - n.memoryMbUsed()).sum());
        compare(
                found,
                "disk",
                "GiB of disk",
                Amounts.sum(
                        first.stream().filter(s -> !s.volumeBacked()).toList(),
                        inventory.flavors(),
                        Flavor::diskGb),
                nodes.stream().mapToInt(n -> n.diskGb() - n.diskGbUsed()).sum());
        return found;
    }

    /** The emptiest nodes go first. */
    private List<Server> firstWave(Collection<Server> moving) {
        return moving.stream().collect(Collectors.groupingBy(Server::node)).values().stream()
                .sorted(Comparator.comparingInt(List::size))
                .limit(nodesPerWave)
                .flatMap(List::stream)
                .toList();
    }

    private static void compare(
            List<Finding> found, String code, String unit, int needed, int free) {
        if (needed > free) {
            found.add(
                    new Finding(
                                    "new region",
                                    "capacity-" + code,
                                    "the first nodes' servers need %d %s, more than its nodes have free"
                                            .formatted(needed, unit),
                                    "add a node, or see that Nova may promise more than there is",
                                    false)
                            .reading(Math.max(0, free) + " are free"));
        }
    }
}
