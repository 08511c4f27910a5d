package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.NodeRoom;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the new region's nodes hold the first nodes' servers (P13); later waves go to nodes that
 * are emptied. By what hypervisors tell it blocks nothing, since Nova may promise more than a node
 * has; by what Placement gives it does.
 */
public final class Capacity {
    private final Cloud cloud;
    private final int nodesPerWave;
    private final String whose;

    private Capacity(Cloud cloud, int nodesPerWave, String whose) {
        this.cloud = cloud;
        this.nodesPerWave = nodesPerWave;
        this.whose = whose;
    }

    /** Where emptied nodes are the new region's, so that the first ones' servers must fit. */
    public static Capacity wave(Cloud cloud, int nodes) {
        return new Capacity(cloud, Math.max(1, nodes), "the first nodes' servers");
    }

    /** Where no node comes over, so that all servers must fit. */
    public static Capacity whole(Cloud cloud) {
        return new Capacity(cloud, Integer.MAX_VALUE, "the servers");
    }

    public List<Finding> check(Inventory inventory, Collection<Server> moving) {
        List<Server> first = firstWave(moving);
        int memory = Amounts.sum(first, inventory.flavors(), Flavor::memoryMb);
        int disk =
                Amounts.sum(
                        first.stream().filter(s -> !s.volumeBacked()).toList(),
                        inventory.flavors(),
                        Flavor::diskGb);
        int cores = Amounts.sum(first, inventory.flavors(), Flavor::vcpus);
        Nodes there = cloud.nodes(Side.NEW);
        List<Finding> found = new ArrayList<>();
        Optional<List<NodeRoom>> room = there.room();
        if (room.isPresent()) {
            given(found, room.get(), "ram", "MiB of memory", memory, "MEMORY_MB");
            given(found, room.get(), "disk", "GiB of disk", disk, "DISK_GB");
            given(found, room.get(), "cores", "cores", cores, "VCPU");
            return found;
        }
        List<Hypervisor> nodes = there.hypervisors();
        compare(
                found,
                "ram",
                "MiB of memory",
                memory,
                nodes.stream().mapToInt(n -> n.memoryMb() - n.memoryMbUsed()).sum());
        compare(
                found,
                "disk",
                "GiB of disk",
                disk,
                nodes.stream().mapToInt(n -> n.diskGb() - n.diskGbUsed()).sum());
        return found;
    }

    /** Placement gives no more than it says, so that a boot beyond would be refused. */
    private void given(
            List<Finding> found,
            List<NodeRoom> room,
            String code,
            String unit,
            int needed,
            String resource) {
        List<Integer> told =
                room.stream()
                        .map(NodeRoom::free)
                        .map(f -> f.get(resource))
                        .filter(Objects::nonNull)
                        .toList();
        int free = told.stream().mapToInt(Integer::intValue).sum();
        // where servers lie on shared storage, no node counts disk
        boolean counted = room.isEmpty() || !told.isEmpty();
        if (counted && needed > free) {
            found.add(
                    new Finding(
                                    "new region",
                                    "capacity-" + code,
                                    "%s need %d %s, more than Placement gives there"
                                            .formatted(whose, needed, unit),
                                    "add or enable a node there, or raise its allocation ratio",
                                    true)
                            .reading(free + " are free"));
        }
    }

    /** The emptiest nodes go first. */
    private List<Server> firstWave(Collection<Server> moving) {
        return moving.stream().collect(Collectors.groupingBy(Server::node)).values().stream()
                .sorted(Comparator.comparingInt(List::size))
                .limit(nodesPerWave)
                .flatMap(List::stream)
                .toList();
    }

    private void compare(List<Finding> found, String code, String unit, int needed, int free) {
        if (needed > free) {
            found.add(
                    new Finding(
                                    "new region",
                                    "capacity-" + code,
                                    "%s need %d %s, more than its nodes have free"
                                            .formatted(whose, needed, unit),
                                    "add a node, or see that Nova may promise more than there is",
                                    false)
                            .reading(Math.max(0, free) + " are free"));
        }
    }
}
