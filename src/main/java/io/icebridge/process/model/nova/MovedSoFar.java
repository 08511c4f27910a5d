package io.icebridge.process.model.nova;

import io.icebridge.approval.Evidence.Fact;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Move.State;
import java.util.List;
import java.util.Set;

/** How many servers have moved and how many are left, as a gate says it. */
final class MovedSoFar {
    private static final Set<State> MOVED =
            Set.of(State.MOVED, State.MOVED_BY_HAND, State.RELEASING);

    private MovedSoFar() {}

    static Fact fact(List<Move> all) {
        long moved = count(all, MOVED);
        long byHand = count(all, Set.of(State.MOVED_BY_HAND));
        long gone = count(all, Set.of(State.GONE));
        long stay = count(all, Set.of(State.LEFT));
        long left = all.size() - moved - gone - stay;
        return new Fact(
                "Servers",
                "%d of %d moved, %d left".formatted(moved, all.size(), left)
                        + some(byHand, " of the moved ones by hand")
                        + some(gone, " deleted by their owners")
                        + some(stay, " stay by a person's decision"));
    }

    private static long count(List<Move> all, Set<State> states) {
        return all.stream().filter(move -> states.contains(move.state())).count();
    }

    private static String some(long count, String what) {
        return count == 0 ? "" : "; " + count + what;
    }
}
