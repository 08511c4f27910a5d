package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Nodes.Node;
import io.icebridge.runbook.move.Nodes.State;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which nodes are emptied next: in the order that the gate showed, as many at once as there is room
 * for in the new region by now, that of nodes redeployed before included.
 */
public final class Waves {
    private final Cloud cloud;
    private final CloudFile file;
    private final Profile profile;
    private final Door door;
    private final Moves moves;
    private final Nodes nodes;
    private final NodeOrder order;

    public Waves(
            Cloud cloud, CloudFile file, Profile profile, Door door, Moves moves, Nodes nodes) {
        this.cloud = cloud;
        this.profile = profile;
        this.file = file;
        this.door = door;
        this.moves = moves;
        this.nodes = nodes;
        this.order = new NodeOrder(cloud, file, moves, nodes);
    }

    /** Whether there is another wave. */
    public enum Next {
        NEXT,
        WAITING,
        NONE
    }

    /**
     * What comes next.
     *
     * @param wave the number of the wave whose turn it is; null where it is none's
     */
    public record Planned(Next next, Integer wave) {}

    /**
     * Puts the next nodes into a wave; settles first what became of the waves before.
     *
     * @throws StepFailure when a node would come again and again
     */
    public Planned plan(String change) {
        nodes.of(change).stream()
                .filter(n -> n.state() != State.PLANNED)
                .forEach(n -> nodes.put(change, n.name(), n.wave(), became(change, n)));
        List<Node> next = next(change);
        if (next.isEmpty()) {
            return new Planned(allOver(change) ? Next.NONE : Next.WAITING, null);
        }
        int wave = number(change, next);
        for (Node node : next) {
            nodes.put(change, node.name(), wave, State.IN_WAVE);
            moves.assign(change, node.name(), wave);
        }
        return new Planned(Next.NEXT, wave);
    }

    /**
     * That of the plan: nodes that are still to be redeployed alone come back in their own wave.
     */
    private int number(String change, List<Node> next) {
        boolean moving = next.stream().anyMatch(n -> unbegun(moves.on(change, n.name())));
        return next.stream()
                .map(Node::wave)
                .filter(was -> was != null && !moving)
                .max(Integer::compare)
                .orElseGet(() -> nodes.lastWave(change) + 1);
    }

    /** At least one, since a scheduler that overcommits may well take it. */
    private List<Node> next(String change) {
        Map<String, Node> planned =
                nodes.of(change).stream()
                        .filter(n -> n.state() == State.PLANNED)
                        .collect(Collectors.toMap(Node::name, Function.identity()));
        List<Node> next = new ArrayList<>();
        if (planned.isEmpty()) {
            return next;
        }
        long free = order.freeNow();
        for (NodeOrder.Turn turn : order.of(change)) {
            Node node = planned.get(turn.node());
            if (node == null || next.size() >= Math.max(1, file.limits().nodesPerWave())) {
                continue;
            }
            long needs = order.needs(change, turn.node());
            if (next.isEmpty() || needs <= free) {
                next.add(node);
                free -= needs;
            }
        }
        return next;
    }

    private static boolean over(List<Move> those) {
        return those.stream().allMatch(m -> m.state().over());
    }

    private State became(String change, Node node) {
        List<Move> there = moves.on(change, node.name());
        if (unbegun(there)) {
            return State.PLANNED;
        }
        if (node.state() == State.DONE || finished(change, node.name(), there)) {
            return State.DONE;
        }
        if (!over(there)) {
            return State.WAITING;
        }
        mustBeEmpty(node.name());
        return State.PLANNED;
    }

    /** Such as a server that came, or went there, when the node's wave was over. */
    private static boolean unbegun(List<Move> those) {
        return those.stream().anyMatch(m -> m.state() == Move.State.PLANNED);
    }

    /** Else it would be in one wave after another, with nothing to move and nothing to redeploy. */
    private void mustBeEmpty(String node) {
        List<Server> there = cloud.compute(Side.OLD).serversOn(node);
        if (!there.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "by the plan nothing is left to move on node %s, but Nova still has servers there: %s; find out why, have them deleted or moved away, then retry"
                            .formatted(
                                    node,
                                    there.stream()
                                            .map(s -> s.name() + " (" + s.id() + ")")
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** Redeployed, left by a person, kept by servers that stay, or none of Icebridge's hosts. */
    private boolean finished(String change, String node, List<Move> there) {
        boolean redeployed =
                settled(change, node, "dropOldService") || settled(change, node, "leaveNode");
        return redeployed || over(there) && (!redeployable(node) || keeps(there));
    }

    private boolean settled(String change, String node, String step) {
        return door.journal().last(new Change(change), Subject.node(node), step).stream()
                .anyMatch(Entry::settled);
    }

    private static boolean keeps(List<Move> there) {
        return there.stream().anyMatch(m -> m.state() == Move.State.LEFT);
    }

    /**
     * A node that the cloud file names can be redeployed, where the profile offers that; another is
     * emptied and left alone.
     */
    private boolean redeployable(String node) {
        return profile.offers(Runbook.REDEPLOY_NODE)
                && file.hostsIn("compute").stream().anyMatch(h -> h.name().equals(node));
    }

    /** Keeps the old region's scheduler from the wave's nodes. */
    public void close(Change change, int wave) {
        for (String node : nodes.inWave(change.id(), wave)) {
            Action closing = closing(file, node);
            if (door.journal().settled(change, closing.key()) && takesServers(node)) {
                door.journal().anew(change, closing.key(), "somebody has opened it again");
            }
            door.carryOut(
                    change,
                    Effect.repeatable(
                            closing,
                            reach -> {
                                if (takesServers(node)) {
                                    reach.cloud()
                                            .nodes(Side.OLD)
                                            .disable(node, "emptied by change " + change);
                                }
                                return "disabled";
                            }));
        }
    }

    /** What the gate of the move opens of a node. */
    public static Step closed(CloudFile file, String node) {
        return new Step("closeNodes", Subject.node(node), List.of(closing(file, node)));
    }

    private static Action closing(CloudFile file, String node) {
        return Action.effect(
                new Key("closeNodes", Subject.node(node), On.OLD.in(file), "close"),
                "PUT os-services/disable-log-reason host=%s binary=nova-compute".formatted(node),
                Undo.needless(
                        "its servers go on; nova service-enable %s nova-compute opens it again"
                                .formatted(node)));
    }

    private boolean takesServers(String node) {
        return cloud.nodes(Side.OLD).services().stream()
                .filter(s -> s.binary().equals("nova-compute") && s.host().equals(node))
                .anyMatch(ComputeService::enabled);
    }

    /** The wave's nodes that are empty and can be redeployed. */
    public List<String> emptied(String change, int wave) {
        return nodes.inWave(change, wave).stream()
                .filter(this::redeployable)
                .filter(n -> emptied(moves.on(change, n)))
                .filter(n -> cloud.compute(Side.OLD).serversOn(n).isEmpty())
                .toList();
    }

    private static boolean emptied(List<Move> there) {
        return over(there) && !keeps(there);
    }

    /** Whether a node that waited has no more to wait for, or nothing is waited for at all. */
    public boolean somethingToDo(String change) {
        return allOver(change)
                || unbegun(moves.of(change))
                || nodes.of(change).stream()
                        .filter(n -> n.state() == State.WAITING)
                        .anyMatch(n -> over(moves.on(change, n.name())));
    }

    /** Also of servers on no node, which are in no wave. */
    private boolean allOver(String change) {
        return over(moves.of(change));
    }

    /** Puts into the wave what came to its nodes until they were closed. */
    public void fill(String change, int wave) {
        nodes.inWave(change, wave).forEach(node -> moves.assign(change, node, wave));
    }

    /** How many slots the wave can use at most. */
    public int slots(String change, int wave, int most) {
        return Math.min(most, moves.unclaimed(change, wave).size());
    }
}
