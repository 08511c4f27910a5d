package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * The marker taken off the new server, last of all, when nothing is looked up by it any more. What
 * does not succeed fails no move; it is told.
 */
final class Unmarking {
    private static final int TRIES = 3;
    private static final Set<Reason> PASSING =
            Set.of(Reason.BUSY, Reason.CONFLICT, Reason.UNREACHABLE, Reason.UNKNOWN);

    private final Crossing crossing;

    Unmarking(Crossing crossing) {
        this.crossing = crossing;
    }

    void takeOff(Passage passage, Definition saved, String newId) {
        String name = saved.marker();
        try {
            passage.carryOut(
                    ServerAction.UNMARK,
                    name,
                    OwnerFact.class,
                    () -> gone(newId, name),
                    reach -> {
                        reach.cloud().compute(Side.NEW).removeMetadata(newId, name);
                        return fact(true, name, "taken off");
                    });
        } catch (CloudFailure failure) {
            int tries = passage.last(ServerAction.UNMARK, name).map(Entry::attempt).orElse(TRIES);
            if (PASSING.contains(failure.reason()) && tries < TRIES) {
                throw failure;
            }
            String why = "its owner may delete that item (%s)".formatted(failure.getMessage());
            passage.note(ServerAction.UNMARK, name, fact(false, name, why));
        }
    }

    private Optional<OwnerFact> gone(String newId, String name) {
        return crossing.mustBe(Side.NEW, newId).metadata().containsKey(name)
                ? Optional.empty()
                : Optional.of(fact(true, name, "found taken off"));
    }

    private static OwnerFact fact(boolean restored, String name, String told) {
        return new OwnerFact(restored, "metadata without " + name, told);
    }
}
