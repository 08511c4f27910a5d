package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Move.State;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every row of the plan and every server of the old region held against each other. */
public final class Reckoning {
    private static final int NAMED = 20;

    private final Cloud cloud;
    private final Moves moves;

    public Reckoning(Cloud cloud, Moves moves) {
        this.cloud = cloud;
        this.moves = moves;
    }

    /**
     * Nothing may be left that nobody has settled, nor be there that has moved.
     *
     * @throws StepFailure that names every server of which the plan and the region do not agree
     */
    public void mustBalance(String change) {
        Map<String, Move> planned = moves.byServer(change);
        Map<String, Move> gone = new HashMap<>(planned);
        List<Server> there = cloud.compute(Side.OLD).servers();
        there.forEach(server -> gone.remove(server.id()));
        List<String> wrong =
                Stream.concat(
                                there.stream().map(s -> amiss(s, planned.get(s.id()))),
                                gone.values().stream().map(Reckoning::amiss))
                        .flatMap(Optional::stream)
                        .sorted()
                        .toList();
        if (!wrong.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the plan and the old region do not agree on %s: %s; retry to have those planned that came, and set the others right first"
                            .formatted(Counted.of(wrong.size(), "server"), told(wrong)),
                    String.join("\n", wrong));
        }
    }

    private static String told(List<String> wrong) {
        String named = wrong.stream().limit(NAMED).collect(Collectors.joining("; "));
        return wrong.size() > NAMED ? named + "; and others" : named;
    }

    private static Optional<String> amiss(Server server, Move move) {
        if (move == null) {
            return Optional.of(
                    "%s (%s) %s came after the plan was made"
                            .formatted(server.name(), server.id(), where(server.node())));
        }
        if (move.state() == State.LEFT) {
            return Optional.empty();
        }
        return Optional.of(
                "%s (%s) is still there %s, %s"
                        .formatted(
                                move.serverName(),
                                move.serverId(),
                                where(server.node()),
                                move.state().over()
                                        ? "though the plan has it as " + word(move.state())
                                        : "and nobody has settled it"));
    }

    private static Optional<String> amiss(Move gone) {
        return gone.state().over()
                ? Optional.empty()
                : Optional.of(
                        "%s (%s) is gone, and nobody has settled it"
                                .formatted(gone.serverName(), gone.serverId()));
    }

    private static String where(String node) {
        return node.isEmpty() ? "on no node" : "on " + node;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
