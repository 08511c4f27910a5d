package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;

/** Another try of a move that was set aside: whatever is of no use is made anew. */
public final class MoveRetry {
    private final Crossing crossing;
    private final MoveUndo undo;

    public MoveRetry(Crossing crossing, MoveUndo undo) {
        this.crossing = crossing;
        this.undo = undo;
    }

    /** Looks at what is there and lets the journal say so, before the steps go through again. */
    public void prepare(String change, String serverId) {
        new Unfulfilled(crossing).askAgain(change, serverId);
        if (newOfNoUse(change, serverId)) {
            undo.discardNew(change, serverId);
            if (!undo.newGone(change, serverId)) {
                throw new CloudFailure(
                        CloudFailure.Reason.BUSY,
                        "delete new server",
                        0,
                        0,
                        "the new server of no use is not gone yet",
                        null);
            }
            forgetBuild(change, serverId);
        }
        if (crossing.begun(change, serverId)) {
            crossing.find(Side.OLD, serverId).ifPresent(old -> disk(change, old));
        }
    }

    private boolean newOfNoUse(String change, String serverId) {
        boolean arrived =
                crossing.result(change, serverId, "deleteServer").isPresent()
                        && crossing.result(change, serverId, "verifyServer").isPresent();
        return !arrived
                && crossing.result(change, serverId, "bootServer")
                        .filter(newId -> failed(newId) || takenApart(change, serverId, newId))
                        .isPresent();
    }

    /** One that is still in BUILD has been waited for, and whoever tries again wants another. */
    private boolean failed(String newId) {
        return crossing.find(Side.NEW, newId)
                .map(now -> now.status().equals("ERROR") || now.status().equals("BUILD"))
                .orElse(true);
    }

    /** By a way back that stopped before it was deleted. */
    private boolean takenApart(String change, String serverId, String newId) {
        return crossing.last(change, serverId, MoveUndo.GONE + "." + newId).isPresent();
    }

    /**
     * Nothing that was done to a discarded server counts for its successor; the boot comes last.
     */
    private void forgetBuild(String change, String serverId) {
        String why = "the new server was of no use";
        String subject = Move.subject(serverId);
        crossing.journal().of(change, subject).stream()
                .filter(Entry::settled)
                .map(e -> e.intent().step())
                .filter(
                        step ->
                                step.matches(
                                        "(attachVolumes|restoreServer|verifyServer|acceptServer)\\b.*"))
                .distinct()
                .forEach(step -> crossing.journal().spoil(change, subject, step, why));
        crossing.journal().spoil(change, subject, "bootServer", why);
    }

    /** What the old server wrote since its snapshot must neither be lost nor be passed over. */
    private void disk(String change, Server old) {
        boolean nothingBuiltOnIt =
                !crossing.mayBeDone(change, old.id(), "bootServer")
                        && !new Unfulfilled(crossing).deletionAsked(change, old.id());
        if (nothingBuiltOnIt) {
            if (crossing.result(change, old.id(), "takeSnapshot").isPresent()
                    && !new DiskSnapshot(crossing).stands(change, old)) {
                new DiskSnapshot(crossing).discard(change, crossing.definition(change, old.id()));
            }
        } else if (Crossing.runs(old)) {
            throw Crossing.proof(
                    "the old server was started after its snapshot had been taken: undo its move,"
                            + " or stop it again if nothing of what it wrote since is wanted");
        }
    }
}
