package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import java.util.List;
import java.util.Set;

/** Another try of a move that was set aside: whatever is of no use is made anew. */
public final class MoveRetry {
    /** What was done at these to a new server does not count for its successor. */
    private static final Set<String> BUILDING =
            Set.of("bootServer", "attachVolumes", "restoreServer", "verifyServer", "acceptServer");

    private final Crossing crossing;
    private final MoveUndo undo;
    private final Teardown teardown;

    public MoveRetry(Crossing crossing, MoveUndo undo) {
        this.crossing = crossing;
        this.undo = undo;
        this.teardown = new Teardown(crossing);
    }

    /** Looks at what is there and lets the journal say so, before the steps go through again. */
    public void prepare(Change change, String serverId) {
        if (crossing.saved(change, serverId).isEmpty()) {
            return;
        }
        Passage passage = crossing.passage(change, serverId, "retryMove");
        passage.mustBeKnown("another try");
        new Unfulfilled(crossing).askAgain(passage);
        if (newOfNoUse(passage)) {
            undo.known(passage, "another try");
            teardown.discard(passage);
            if (!undo.newGone(change, serverId)) {
                throw new CloudFailure(
                        CloudFailure.Reason.BUSY,
                        "delete new server",
                        0,
                        0,
                        "the new server of no use is not gone yet",
                        null);
            }
            forgetBuild(passage);
        }
        if (passage.mayBeDone(ServerAction.LOCK)) {
            crossing.find(Side.OLD, serverId).ifPresent(old -> disk(passage, old));
        }
    }

    /** One that was never heard of may stand there in ERROR and hold ports and volumes. */
    private boolean newOfNoUse(Passage passage) {
        boolean arrived =
                crossing.deleted(passage.change(), passage.serverId())
                        && Unfulfilled.verified(passage);
        if (arrived || passage.last(ServerAction.BOOT).isEmpty()) {
            return false;
        }
        return passage.result(ServerAction.BOOT, NewServer.class)
                .map(made -> failed(made.id()) || teardown.begun(passage))
                .orElseGet(() -> madeInError(passage));
    }

    private boolean madeInError(Passage passage) {
        Definition saved = crossing.definition(passage.change(), passage.serverId());
        List<Server> made = crossing.made(passage.change(), saved);
        return !made.isEmpty()
                && made.stream()
                        .allMatch(
                                server ->
                                        server.status().equals("ERROR") || teardown.begun(passage));
    }

    /** One that is still in BUILD has been waited for, and whoever tries again wants another. */
    private boolean failed(String newId) {
        return crossing.find(Side.NEW, newId)
                .map(now -> now.status().equals("ERROR") || now.status().equals("BUILD"))
                .orElse(true);
    }

    /** The boot comes last, so that a death in between ends here again. */
    private void forgetBuild(Passage passage) {
        String why = "the new server was of no use";
        Key boot = passage.key(ServerAction.BOOT, "");
        passage.all().stream()
                .map(Entry::key)
                .distinct()
                .filter(key -> BUILDING.contains(key.step()) && !key.equals(boot))
                .forEach(key -> passage.door().journal().anew(passage.change(), key, why));
        passage.anew(ServerAction.BOOT, why);
    }

    /** What the old server wrote since its snapshot must neither be lost nor be passed over. */
    private void disk(Passage passage, Server old) {
        boolean nothingBuiltOnIt =
                !passage.mayBeDone(ServerAction.BOOT)
                        && !new Unfulfilled(crossing).deletionAsked(passage.change(), old.id());
        if (nothingBuiltOnIt) {
            DiskSnapshot snapshot = new DiskSnapshot(crossing);
            if (passage.settled(ServerAction.SNAPSHOT) && !snapshot.stands(passage, old)) {
                snapshot.discard(passage, crossing.definition(passage.change(), old.id()));
            }
        } else if (Crossing.runs(old)) {
            throw Crossing.proof(
                    "the old server was started after its snapshot had been taken: undo its move,"
                            + " or stop it again if nothing of what it wrote since is wanted");
        }
    }
}
