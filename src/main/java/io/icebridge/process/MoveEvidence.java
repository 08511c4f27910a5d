package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Finding;
import io.icebridge.approval.Evidence.Next;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.NodeOrder;
import java.util.List;
import java.util.stream.Stream;

/** The gate before servers move: which way every server goes. */
final class MoveEvidence implements EvidenceSource {
    private final MovePlan plan;
    private final Moves moves;
    private final NodeOrder order;
    private final Journal journal;

    MoveEvidence(MovePlan plan, Moves moves, NodeOrder order, Journal journal) {
        this.order = order;
        this.plan = plan;
        this.moves = moves;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("move");
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        Inventory inventory = plan.refreshBeside(change);
        List<Move> all = moves.of(change);
        return new Evidence(
                "Move of " + all.size() + " servers",
                "Each is stopped, its disk proven, and deleted in the old region only after the new"
                        + " one is verified. Until then there is a way back.",
                WhatWasDone.of(journal, change, entry -> !entry.subject().startsWith("server ")),
                Stream.concat(
                                NodesInOrder.next(order, change).stream(),
                                all.stream().filter(Move::byItself).map(MoveEvidence::next))
                        .toList(),
                Stream.concat(
                                plan.room(inventory, change).stream().map(MoveEvidence::finding),
                                all.stream().filter(m -> !m.byItself()).map(MoveEvidence::finding))
                        .toList());
    }

    private static Finding finding(io.icebridge.runbook.readiness.Finding found) {
        return new Finding(found.what(), found.subject(), "remedy: " + found.remedy());
    }

    private static Next next(Move move) {
        return new Next(
                move.serverName() + " (" + move.serverId() + ")",
                move.node(),
                move.method() + ": " + move.why());
    }

    private static Finding finding(Move move) {
        return new Finding(
                move.serverName() + " (" + move.serverId() + ")",
                move.node(),
                move.method() + ": " + move.why());
    }
}
