package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.runbook.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order nodes are emptied, so that there is room in both regions all the time. It is
 * worked out from what the nodes have and what the servers are, moved or not, so that it stays the
 * same while it is carried out. Room is memory, since that is what Icehouse's scheduler goes by; no
 * overcommitment is counted on.
 */
public final class NodeOrder {
    private final Cloud cloud;
    private final CloudFile file;
    private final Moves moves;
    private final Nodes nodes;

    public NodeOrder(Cloud cloud, CloudFile file, Moves moves, Nodes nodes) {
        this.cloud = cloud;
        this.file = file;
        this.moves = moves;
        this.nodes = nodes;
    }

    /**
     * A node's turn.
     *
     * @param wave from 1 on, as planned
     * @param fits whether its servers fit into the room that the new region has by then
     * @param why for people, with the room before and after
     */
    public record Turn(String node, int wave, boolean fits, String why) {}

    /** What is on a node. */
    private record Load(
            String node, int servers, int staying, int movingMb, int allMb, int totalMb) {
        /** A node that keeps a server is not redeployed, and gives no room. */
        boolean givesRoom() {
            return staying == 0;
        }
    }

    /** Every node of the change, in its turn. */
    public List<Turn> of(String change) {
        List<Hypervisor> there = cloud.nodes(Side.NEW).hypervisors();
        List<Load> left = loads(change, there);
        long oldFree = left.stream().mapToLong(l -> Math.max(0, l.totalMb() - l.allMb())).sum();
        long fresh = newFreeAtFirst(left, there);
        List<Turn> turns = new ArrayList<>();
        for (int wave = 1; !left.isEmpty(); wave++) {
            long given = 0;
            for (int n = 0; n < Math.max(1, file.limits().nodesPerWave()) && !left.isEmpty(); n++) {
                Load next = next(left, fresh);
                if (n > 0 && next.movingMb() > fresh) {
                    break;
                }
                left.remove(next);
                oldFree -= Math.max(0, next.totalMb() - next.allMb());
                long gives = next.givesRoom() ? next.totalMb() : 0;
                turns.add(turn(next, wave, fresh, gives, oldFree, left.size()));
                fresh -= next.movingMb();
                given += gives;
            }
            fresh += given;
        }
        return turns;
    }

    /** Of what fits, the node that gives room with the fewest servers; else the least that is. */
    private static Load next(List<Load> left, long free) {
        Comparator<Load> soonest =
                Comparator.comparing(Load::givesRoom, Comparator.reverseOrder())
                        .thenComparingInt(Load::servers)
                        .thenComparingInt(Load::movingMb)
                        .thenComparing(Load::node);
        return left.stream()
                .filter(l -> l.movingMb() <= free)
                .min(soonest)
                .orElseGet(
                        () ->
                                left.stream()
                                        .min(
                                                Comparator.comparingInt(Load::movingMb)
                                                        .thenComparing(Load::node))
                                        .orElseThrow());
    }

    private static Turn turn(Load load, int wave, long free, long gives, long oldFree, int others) {
        boolean fits = load.movingMb() <= free;
        String need =
                load.servers() == 0
                        ? "no servers"
                        : "%s, of which %d MB move"
                                .formatted(Counted.of(load.servers(), "server"), load.movingMb());
        String room =
                fits
                        ? "; the new region has %d MB free, %d MB after it"
                                .formatted(free, free - load.movingMb())
                        : "; the new region has %d MB free, %d MB too few without overcommitment"
                                .formatted(free, load.movingMb() - free);
        String then =
                load.givesRoom()
                        ? "; redeployed it adds %d MB".formatted(gives)
                        : "; %d of them stay, so that it adds none".formatted(load.staying());
        return new Turn(
                load.node(),
                wave,
                fits,
                "wave %d: %s%s%s; the old region keeps %d MB free on %s"
                        .formatted(wave, need, room, then, oldFree, Counted.of(others, "node")));
    }

    private List<Load> loads(String change, List<Hypervisor> there) {
        Map<String, Flavor> flavors = flavors();
        Map<String, Integer> totals = totals(there);
        Map<String, List<Move>> on =
                moves.of(change).stream().collect(Collectors.groupingBy(Move::node));
        return new ArrayList<>(
                nodes.of(change).stream()
                        .map(Nodes.Node::name)
                        .map(node -> load(node, on.getOrDefault(node, List.of()), flavors, totals))
                        .toList());
    }

    private Map<String, Flavor> flavors() {
        return cloud.flavors(Side.OLD).sizes().stream()
                .collect(Collectors.toMap(Flavor::id, Function.identity(), (a, b) -> a));
    }

    private static Load load(
            String node, List<Move> on, Map<String, Flavor> flavors, Map<String, Integer> totals) {
        List<Move> moving = on.stream().filter(Move::byItself).toList();
        return new Load(
                node,
                on.size(),
                on.size() - moving.size(),
                memory(moving, flavors),
                memory(on, flavors),
                totals.getOrDefault(node, 0));
    }

    private static int memory(List<Move> moves, Map<String, Flavor> flavors) {
        return moves.stream()
                .map(m -> flavors.get(m.flavorId()))
                .filter(f -> f != null)
                .mapToInt(Flavor::memoryMb)
                .sum();
    }

    /** By name, in whichever region the node is by now. */
    private Map<String, Integer> totals(List<Hypervisor> there) {
        Map<String, Integer> totals = new TreeMap<>();
        Stream.concat(cloud.nodes(Side.OLD).hypervisors().stream(), there.stream())
                .forEach(h -> totals.putIfAbsent(h.node(), h.memoryMb()));
        return totals;
    }

    /** What the new region's own nodes had before any server or node came to it. */
    private static long newFreeAtFirst(List<Load> old, List<Hypervisor> there) {
        List<String> names = old.stream().map(Load::node).toList();
        return there.stream()
                .filter(h -> !names.contains(h.node()))
                .mapToLong(Hypervisor::memoryMb)
                .sum();
    }

    /**
     * What the new region has free by now, redeployed nodes included; below zero where its
     * scheduler has overcommitted.
     */
    public long freeNow() {
        return cloud.nodes(Side.NEW).hypervisors().stream()
                .mapToLong(h -> h.memoryMb() - h.memoryMbUsed())
                .sum();
    }

    /** What the node's servers that are still to move need, in MiB. */
    public long needs(String change, String node) {
        return memory(
                moves.on(change, node).stream()
                        .filter(m -> m.byItself() && !m.state().over())
                        .toList(),
                flavors());
    }
}
