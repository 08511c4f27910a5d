package io.icebridge.process.model.move;

import io.icebridge.approval.Evidence.Next;
import io.icebridge.runbook.move.NodeOrder;
import java.util.List;

/** The order in which nodes are emptied, as the move gate shows it. */
final class NodesInOrder {
    private NodesInOrder() {}

    static List<Next> next(List<NodeOrder.Turn> turns) {
        return turns.stream()
                .map(turn -> new Next("Empty " + turn.node(), turn.node(), turn.why()))
                .toList();
    }
}
