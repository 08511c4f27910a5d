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
    private static final List<String> JUDGED = List.of(UNDO, LEAVE);

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
        boolean leaving = decision.equals(LEAVE);
        if (leaving && !half) {
            return Optional.empty();
        }
        try {
            Optional<Server> old = crossing.find(Side.OLD, serverId);
            if (leaving) {
                return crossing.deletedSince(change, serverId)
                        ? Optional.empty()
                        : leaving(half, old);
            }
            return undoing(crossing.begun(change, serverId), old);
        } catch (CloudFailure silent) {
            return Optional.of(
                    "Whether that is safe cannot be told now: %s. Decide when the cloud answers."
                            .formatted(silent.getMessage()));
        }
    }

    /** It would stay as it is now: stopped, locked, its addresses and volumes off it. */
    static Optional<String> leaving(boolean half, Optional<Server> old) {
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

    /**
     * Why there is no way back now.
     *
     * @param begun whether anything of it was touched; else the way back has nothing to do
     */
    static Optional<String> undoing(boolean begun, Optional<Server> old) {
        if (old.isEmpty()) {
            return Optional.of(
                    "The old server is gone: there is no way back for it. Try again, and its move"
                            + " goes on; or bring it to its end by hand and give the new server's"
                            + " id.");
        }
        if (old.get().taskState().equals("deleting")) {
            return Optional.of(
                    "The old server is being deleted: there is no way back for it. Try again"
                            + " when it is gone.");
        }
        return begun && old.get().status().equals("ERROR")
                ? Optional.of(
                        "The old server is in ERROR, so that nobody knows whether its disk is still"
                                + " there: its snapshot and the new server stay. Try again; or see"
                                + " that it is whole, set it right (nova reset-state --active %s),"
                                        .formatted(old.get().id())
                                + " and then undo.")
                : Optional.empty();
    }
}
