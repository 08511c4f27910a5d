package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.util.List;
import java.util.Optional;

/** A server that a person moved by hand, held to what was saved of it before. */
public final class HandMove {
    private static final String STEP = "checkByHand";

    private final Crossing crossing;

    public HandMove(Crossing crossing) {
        this.crossing = crossing;
    }

    /**
     * Proves that the old server is gone and that the new one is as it was, and notes which it is.
     *
     * @param accepted who answers for differences, and why; empty when there must be none
     * @throws io.icebridge.runbook.StepFailure when it is not so, with what is different
     */
    public void check(String change, String serverId, String newId, Optional<String> accepted) {
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, STEP, "new server " + newId),
                        () -> judge(change, serverId, newId, accepted));
        crossing.moves().arrived(change, serverId, newId);
    }

    private String judge(String change, String serverId, String newId, Optional<String> accepted) {
        Server now = crossing.mustBe(Side.NEW, newId);
        if (!crossing.gone(Side.OLD, serverId)) {
            throw Crossing.proof(
                    "the old server is still there; delete it when the new one is as it was");
        }
        List<String> differences =
                crossing.definitions()
                        .find(change, serverId)
                        .map(saved -> new Comparison(crossing, saved, newId).differences())
                        .orElseGet(() -> differences(crossing.move(change, serverId), now));
        if (differences.isEmpty()) {
            return newId + ": " + Comparison.AS_BEFORE;
        }
        String found = String.join("; ", differences);
        return accepted.map(word -> newId + ", accepted by " + word + "; different: " + found)
                .orElseThrow(() -> Comparison.different(found));
    }

    /** Nothing was saved, so that only what the plan says can be compared. */
    private static List<String> differences(Move planned, Server now) {
        return planned.serverName().equals(now.name())
                        && planned.projectId().equals(now.projectId())
                ? List.of("its ports, volumes, key pair and metadata, which could not be saved")
                : List.of("name or project, which is all that was known of it");
    }
}
