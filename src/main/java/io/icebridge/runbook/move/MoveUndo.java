package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Said;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work of undo-move: the way back, open until the old server is deleted. */
public final class MoveUndo {
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);
    private static final String UNDONE = "the move was undone";
    private static final String ANEW = "what is back is looked at again";

    private final Crossing crossing;

    public MoveUndo(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Takes the ports off the new server, then starts its deletion, if there is one. */
    public void removeNew(Change change, String serverId) {
        known(crossing.passage(change, serverId), "the way back");
        if (begun(change, serverId)) {
            stillThere(serverId);
            new Teardown(crossing).discard(crossing.passage(change, serverId, "removeNewServer"));
        }
    }

    /**
     * A deletion whose answer got lost may still come: until that request can live no longer
     * nothing is given back to a server that may be about to go.
     */
    void known(Passage passage, String waiting) {
        passage.mustBeKnown(waiting);
        for (ServerAction kind : List.of(ServerAction.DELETE, ServerAction.DELETE_FIRST)) {
            Optional<Entry> last = passage.last(kind);
            last.filter(Entry::open).ifPresent(e -> withoutEffect(passage, e));
            last.filter(Entry::settled).ifPresent(e -> cameToNothing(passage, e));
        }
    }

    private void withoutEffect(Passage passage, Entry deletion) {
        Server old = stillThere(passage.serverId());
        crossing.door()
                .failed(
                        deletion,
                        "the server is still there, %s, and the request lives no longer"
                                .formatted(old.status()));
    }

    private void cameToNothing(Passage passage, Entry deletion) {
        crossing.find(Side.OLD, passage.serverId())
                .filter(old -> !old.taskState().equals("deleting"))
                .filter(old -> !old.status().equals("ERROR"))
                .ifPresent(
                        old ->
                                journal()
                                        .anew(
                                                passage.change(),
                                                deletion.key(),
                                                "Nova took it, and the server is still there, "
                                                        + old.status()));
    }

    private Server stillThere(String serverId) {
        return stillThere(crossing, serverId);
    }

    /** The old server, unless there is no way back to it. */
    static Server stillThere(Crossing crossing, String serverId) {
        Optional<Server> old = crossing.find(Side.OLD, serverId);
        Choices.undoing(true, old)
                .ifPresent(
                        why -> {
                            throw Crossing.proof(why);
                        });
        return old.orElseThrow();
    }

    /** Of a server that was never locked nothing was touched, so that nothing is to be undone. */
    private boolean begun(Change change, String serverId) {
        return crossing.begun(change, serverId);
    }

    /** Whether none of the new servers is left, so that the way back or another try may go on. */
    public boolean newGone(Change change, String serverId) {
        return crossing.saved(change, serverId)
                .map(saved -> crossing.made(change, saved).isEmpty())
                .orElse(true);
    }

    /** Gives every port back to the old server. */
    public void returnAddresses(Change change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "returnAddresses");
        String node = saved.server().node();
        for (Port port : new Returned(crossing, saved).portsElsewhere()) {
            Returned.asFarAsItGoes(() -> bind(passage, port.id(), node));
        }
        new FixedAddresses(passage).keep(saved);
        new FloatingAddresses(crossing).giveBack(passage, saved);
    }

    private static void bind(Passage passage, String port, String node) {
        passage.carryOutAnew(
                UndoAction.RETURN_PORT,
                port,
                reach -> reach.cloud().network().bind(port, passage.serverId(), node));
    }

    /** Starts to give every volume back at its device. */
    public void returnVolumes(Change change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "returnVolumes");
        Server now = crossing.mustBe(Side.OLD, serverId);
        VolumeTurn turn = new VolumeTurn(crossing, saved);
        String made = Optional.ofNullable(crossing.move(change, serverId).newId()).orElse("");
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            if (!now.volumeIds().contains(id)) {
                settled(passage, saved, id);
                Returned.asFarAsItGoes(
                        () -> turn.take(id, made, () -> attach(passage, saved, volume)));
            }
        }
    }

    private static void attach(Passage passage, Definition saved, Attachment volume) {
        passage.carryOutAnew(
                UndoAction.RETURN_VOLUME,
                volume.volumeId(),
                reach ->
                        reach.cloud()
                                .as(saved.server().projectId())
                                .compute(Side.OLD)
                                .attach(passage.serverId(), volume.volumeId(), volume.device()));
    }

    /** Whether the cloud refuses to give back each volume that the old server still lacks. */
    public boolean volumesRefused(Change change, Server old) {
        Passage passage = crossing.passage(change, old.id(), "returnVolumes");
        return crossing.definition(change, old.id()).dataVolumes().stream()
                .map(Attachment::volumeId)
                .filter(id -> !old.volumeIds().contains(id))
                .allMatch(
                        id ->
                                passage.last(UndoAction.RETURN_VOLUME, id)
                                        .filter(last -> !last.mayBeDone())
                                        .isPresent());
    }

    /**
     * Going and coming takes a moment; what takes longer has got stuck, and must not keep the
     * server switched off.
     *
     * @throws NotNow for that moment
     */
    private void settled(Passage passage, Definition saved, String volumeId) {
        Instant now = crossing.door().life().clock().instant();
        boolean lately =
                passage.all().stream()
                        .filter(e -> e.key().part().matches("(at|de)tach:" + volumeId))
                        .anyMatch(e -> e.begun().plus(UNDER_WAY).isAfter(now));
        Optional<Volume> volume = new VolumeProof(crossing, saved).find(volumeId);
        boolean back = saved.shares(volumeId) && VolumeProof.has(volume, passage.serverId());
        if (lately && !back && VolumeProof.onItsWay(volume)) {
            throw new NotNow(
                    now.plusSeconds(5),
                    "volume " + volumeId + " is still " + volume.get().status());
        }
    }

    /**
     * Power and lock as before, first of all; then what is left of the move is taken away, and what
     * could not be given back is named. After it nothing of the move counts as done.
     *
     * @throws StepFailure with all that is missing; the server runs then
     */
    public void startOld(Change change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "startOldServer");
        PowerBack power = new PowerBack(crossing, passage, saved);
        power.start();
        Lock lock = saved.facts().lock();
        if (!lock.on() || lock.byOwner()) {
            // another try after a way back that stopped half way may have locked it again
            passage.carryOutAnew(
                    UndoAction.UNLOCK,
                    "",
                    reach -> reach.cloud().compute(Side.OLD).unlock(serverId));
        }
        power.mustBeBack();
        check(passage, saved);
        if (lock.byOwner()) {
            // our lock is an administrator's, which its owner could not take off
            takenAway(
                    passage,
                    saved,
                    () ->
                            passage.carryOutAnew(
                                    UndoAction.LOCK_BACK,
                                    "",
                                    reach ->
                                            Crossing.lockAgain(
                                                    reach.cloud(), Side.OLD, serverId, saved)),
                    "its owner's lock could not be put back (%s): lock it as its project");
        }
        takenAway(
                passage,
                saved,
                () -> new RootVolume(crossing).letGo(passage, saved),
                "what keeps its root volume from going with it could not be taken away (%s): delete"
                        + " the snapshot of it in Cinder, or set delete-on-termination as it was");
        if (passage.route().snapshot()) {
            // an image that stays would be found as the snapshot of a later try
            takenAway(
                    passage,
                    saved,
                    () -> new DiskSnapshot(crossing).discard(passage, saved),
                    "its snapshot, of no use any more, could not be deleted (%s): delete it in"
                            + " Glance");
        }
        journal().anew(change, passage.subject(), UNDONE);
    }

    /** What cannot be ended though the server is as it was otherwise is named, and may stay. */
    private static void takenAway(
            Passage passage, Definition saved, Runnable doing, String otherwise) {
        Returned.refusal(doing)
                .ifPresent(
                        why -> {
                            throw notAll(passage, saved, otherwise.formatted(why));
                        });
    }

    private void check(Passage passage, Definition saved) {
        saved.dataVolumes().forEach(volume -> settled(passage, saved, volume.volumeId()));
        List<String> missing = new ArrayList<>(new Returned(crossing, saved).missing());
        missing.addAll(new FixedAddresses(passage).notKept(saved));
        if (!missing.isEmpty()) {
            throw notAll(passage, saved, String.join("; ", missing));
        }
        passage.anew(UndoAction.CHECK_BACK, ANEW);
        passage.looked(UndoAction.CHECK_BACK, new Said("all that was its own is on it"));
    }

    private static StepFailure notAll(Passage passage, Definition saved, String named) {
        passage.anew(UndoAction.START, PowerBack.ANEW);
        passage.anew(UndoAction.CHECK_BACK, ANEW);
        passage.lookedInVain(UndoAction.CHECK_BACK, named);
        return Crossing.proof(
                "the old server is %s again%s, but not all is as it was: %s. Then undo again, or leave it so"
                        .formatted(
                                saved.wasRunning() ? "running" : "there",
                                saved.facts().locked() ? "" : " and unlocked",
                                named));
    }

    private Journal journal() {
        return crossing.door().journal();
    }
}
