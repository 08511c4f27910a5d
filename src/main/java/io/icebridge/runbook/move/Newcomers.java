package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Servers that owners have booted, or that have gone to another node, since the plan was made: they
 * are planned like any other, and a person is asked about those that nobody has approved.
 */
public final class Newcomers {
    private final Cloud cloud;
    private final MovePlan plan;
    private final Moves moves;
    private final Nodes nodes;

    public Newcomers(Cloud cloud, MovePlan plan, Moves moves, Nodes nodes) {
        this.cloud = cloud;
        this.plan = plan;
        this.moves = moves;
        this.nodes = nodes;
    }

    /** Brings the plan up to date with the whole old region. */
    public void find(String change) {
        add(change, cloud.compute(Side.OLD).servers());
    }

    /** The same with these nodes alone. */
    public void findOn(String change, Collection<String> names) {
        add(
                change,
                names.stream()
                        .flatMap(node -> cloud.compute(Side.OLD).serversOn(node).stream())
                        .toList());
    }

    private void add(String change, List<Server> there) {
        Map<String, Move> planned = moves.byServer(change);
        for (Server server : there) {
            Move move = planned.get(server.id());
            if (move == null) {
                plan.newcomer(change, server);
            } else if (!move.node().equals(server.node())) {
                moves.place(change, server.id(), server.node());
            }
        }
        there.stream()
                .map(Server::node)
                .filter(node -> !node.isEmpty())
                .distinct()
                .forEach(node -> nodes.plan(change, node));
    }
}
