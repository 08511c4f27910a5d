package io.icebridge.process.model.move;

import io.icebridge.approval.Drift;
import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Warranted;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the gate of the move opens: for all servers together, for each node, for each server. */
public final class MoveSlices implements Slicing {
    /** The gate that opens its steps. */
    public static final String GATE = "move";

    private final Moves moves;
    private final Nodes nodes;
    private final MoveSteps steps;
    private final Warranted warranted;

    MoveSlices(Moves moves, Nodes nodes, MoveSteps steps, Warranted warranted) {
        this.moves = moves;
        this.nodes = nodes;
        this.steps = steps;
        this.warranted = warranted;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public Set<String> steps() {
        return MoveSteps.opened();
    }

    /** A server that was stopped arrives, or goes back. */
    @Override
    public Set<String> belongTogether() {
        return MoveSteps.opened();
    }

    @Override
    public List<Slice> slices(Change change, String subject) {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(GATE, Subject.CHANGE, steps.shared()));
        for (Nodes.Node node : nodes.of(change.id())) {
            slices.add(
                    new Slice(GATE, Subject.node(node.name()), List.of(steps.closed(node.name()))));
        }
        byWay(moves.of(change.id()))
                .forEach(
                        (slice, alike) ->
                                alike.forEach(move -> slices.add(slice.of(move.subject()))));
        return slices;
    }

    /** Those that go by themselves, by what is done to them. */
    Map<Slice, List<Move>> byWay(List<Move> all) {
        Map<Object, List<Move>> ways = new LinkedHashMap<>();
        all.stream()
                .filter(Move::byItself)
                .forEach(m -> ways.computeIfAbsent(way(m), w -> new ArrayList<>()).add(m));
        Map<Slice, List<Move>> slices = new LinkedHashMap<>();
        ways.values().forEach(alike -> slices.put(of(alike.get(0)), alike));
        return slices;
    }

    /** What a server's actions depend on, so that each way is worked out once. */
    private static Object way(Move move) {
        return List.of(
                move.method(),
                move.userData(),
                move.reasons().stream().map(reason -> reason.code()).sorted().toList());
    }

    private Slice of(Move move) {
        return new Slice(GATE, move.subject(), steps.of(move));
    }

    /**
     * Before a server is begun: what its move does must be the very same that was approved for it.
     *
     * @throws Barred with the difference, so that a person is asked about this server alone
     */
    void mustBeApproved(Change change, Move move) {
        Optional<Drift> drift = warranted.drift(change, of(move));
        if (drift.isPresent()) {
            throw new Barred(
                    "its move is not what was approved for it: "
                            + drift.get().told()
                            + ". Choose its way, and so answer for it, or let the gate be asked"
                            + " again");
        }
    }

    /**
     * A named person has a server tried again that was no part of any approval, such as one that
     * was refused: when nothing stands against it any more, he answers for its usual way.
     */
    void triedAgain(Change change, Move move, String by) {
        if (move.reasons().isEmpty() && !warranted.known(change, GATE, move.subject())) {
            answered(change, move, by);
        }
    }

    /** A named person has chosen this server's way by what he was shown, and answers for it. */
    void answered(Change change, Move move, String by) {
        if (move.byItself()) {
            warranted.answered(change, of(move), by);
        }
    }
}
