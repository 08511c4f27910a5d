package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import java.util.List;
import java.util.Optional;

/**
 * Which decisions on a server are safe where it stands, by the journal and by the cloud. To try
 * again is always safe, and what was done by hand is compared before it is believed.
 */
public final class Choices {
    public static final String UNDO = "undo";
    public static final String LEAVE = "leave";

    /** Those that are not safe everywhere. */
    static final List<String> JUDGED = List.of(UNDO, LEAVE);

    private final Crossing crossing;

    public Choices(Crossing crossing) {
        this.crossing = crossing;
    }

    /**
     * Why it must not be chosen now and what is to be done first, in a sentence for the person who
     * chose it; empty when it is safe.
     */
    public Optional<String> objection(Change change, String serverId, String decision) {
        if (!JUDGED.contains(decision)) {
            return Optional.empty();
        }
        boolean half = crossing.halfAcross(change, serverId);
        if (decision.equals(LEAVE) && !half) {
            return Optional.empty();
        }
        try {
            return decision.equals(LEAVE) && crossing.deletedSince(change, serverId)
                    ? Optional.empty()
                    : objection(decision, half, crossing.find(Side.OLD, serverId));
        } catch (CloudFailure silent) {
            return Optional.of(
                    "Whether that is safe cannot be told now: %s. Decide when the cloud answers."
                            .formatted(silent.getMessage()));
        }
    }

    static Optional<String> objection(String decision, boolean half, Optional<Server> old) {
        return decision.equals(LEAVE) ? leaving(half, old) : undoing(old);
    }

    /** It would stay as it is now: stopped, locked, its addresses and volumes off it. */
    private static Optional<String> leaving(boolean half, Optional<Server> old) {
        if (!half) {
            return Optional.empty();
        }
        return Optional.of(
                old.isPresent()
                        ? "Its move has begun, and it would stay half across. Undo it first; then it"
                                + " can stay."
                        : "Its old server is gone, so that it cannot stay. Try again, and its move"
                                + " goes on; or bring it to its end by hand and give the new"
                                + " server's id.");
    }

    private static Optional<String> undoing(Optional<Server> old) {
        if (old.isEmpty()) {
            return Optional.of(
                    "The old server is gone: there is no way back for it. Try again, and its move"
                            + " goes on; or bring it to its end by hand and give the new server's"
                            + " id.");
        }
        return old.get().taskState().equals("deleting")
                ? Optional.of(
                        "The old server is being deleted: there is no way back for it. Try again"
                                + " when it is gone.")
                : Optional.empty();
    }
}
