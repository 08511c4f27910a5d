package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import java.util.List;
import java.util.Optional;

/** The way back, open until the old server is deleted. */
public final class MoveUndo {
    static final String GONE = "removeNewServer";

    private final Crossing crossing;

    public MoveUndo(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Takes the ports off the new server, then starts its deletion, if there is one. */
    public void removeNew(String change, String serverId) {
        stillThere(serverId);
        if (begun(change, serverId)) {
            discardNew(change, serverId);
        }
    }

    private Server stillThere(String serverId) {
        Server old =
                crossing.find(Side.OLD, serverId)
                        .orElseThrow(
                                () ->
                                        Crossing.proof(
                                                "the old server is gone: there is no way back for it"));
        if (old.taskState().equals("deleting")) {
            throw Crossing.proof("the old server is being deleted: there is no way back for it");
        }
        if (old.status().equals("ERROR")) {
            throw Crossing.proof(
                    "the old server is in ERROR, so that nobody knows whether its disk is still"
                            + " there: its snapshot and the new server stay. Try again, or set it"
                            + " right by hand first");
        }
        return old;
    }

    /** Of a server that was never saved nothing was touched, so that nothing is to be undone. */
    private boolean begun(String change, String serverId) {
        return crossing.definitions().find(change, serverId).isPresent();
    }

    /**
     * The same, for another try: what was booted is of no use and must not be found again.
     *
     * @return false when there was nothing to discard
     */
    boolean discardNew(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        List<Server> made =
                crossing.project(saved)
                        .compute(Side.NEW)
                        .serversMarked(Crossing.MARKER, Crossing.marker(change, serverId));
        for (Server server : made) {
            if (!server.taskState().equals("deleting")) {
                // asked for before, perhaps, and not carried out
                spoil(change, serverId, GONE + "." + server.id(), "it is still there");
            }
            crossing.journal()
                    .perform(
                            crossing.intent(
                                    change, serverId, GONE + "." + server.id(), "delete new"),
                            () -> gone(server.id()),
                            () -> {
                                free(saved, server);
                                crossing.delete(Side.NEW, server);
                                return "asked";
                            });
        }
        return !made.isEmpty();
    }

    private Optional<String> gone(String newId) {
        return crossing.gone(Side.NEW, newId) ? Optional.of("found gone") : Optional.empty();
    }

    /** Nova would take the ports and volumes of a failed server along (S11). */
    private void free(Definition saved, Server server) {
        for (Port port : saved.ports()) {
            crossing.cloud().changing().network().park(port.id());
        }
        VolumeProof volumes = new VolumeProof(crossing, saved);
        for (Attachment volume : saved.dataVolumes()) {
            if (server.volumeIds().contains(volume.volumeId())
                    && !volumes.leaving(volume.volumeId())) {
                crossing.cloud()
                        .changing()
                        .compute(Side.NEW)
                        .detach(server.id(), volume.volumeId());
            }
        }
    }

    /** Whether none of the new servers is left, so that the way back or another try may go on. */
    public boolean newGone(String change, String serverId) {
        if (!begun(change, serverId)) {
            return true;
        }
        Definition saved = crossing.definition(change, serverId);
        return crossing.project(saved)
                .compute(Side.NEW)
                .serversMarked(Crossing.MARKER, Crossing.marker(change, serverId))
                .isEmpty();
    }

    /** Gives every port back to the old server. */
    public void returnAddresses(String change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        for (Port port : saved.ports()) {
            crossing.cloud().changing().network().bind(port.id(), serverId, saved.server().node());
        }
        new FixedAddresses(crossing).keep(saved);
        new FloatingAddresses(crossing).giveBack(change, saved);
    }

    /** Starts to give every volume back at its device. */
    public void returnVolumes(String change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        Server now = crossing.mustBe(Side.OLD, serverId);
        for (Attachment volume : saved.dataVolumes()) {
            if (!now.volumeIds().contains(volume.volumeId())) {
                crossing.project(saved)
                        .changing()
                        .compute(Side.OLD)
                        .attach(serverId, volume.volumeId(), volume.device());
            }
        }
    }

    /**
     * Power and lock as before; after it nothing of the move counts as done. The snapshot goes
     * first: once the server has run, it does not stand for its disk any more.
     */
    public void startOld(String change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        Server old = stillThere(serverId);
        saved.dataVolumes().forEach(new VolumeProof(crossing, saved)::mustBeOn);
        new DiskSnapshot(crossing).discard(change, saved);
        if (!saved.facts().locked()) {
            crossing.cloud().changing().compute(Side.OLD).unlock(serverId);
        }
        if (saved.wasRunning() && old.status().equals("SHUTOFF")) {
            crossing.cloud().changing().compute(Side.OLD).start(serverId);
        }
        new RootVolume(crossing).letGo(saved);
        forget(change, serverId, "the move was undone");
    }

    /** Also what was begun: its entry would be used again and count for an earlier move's. */
    private void forget(String change, String serverId, String why) {
        crossing.journal().of(change, Move.subject(serverId)).stream()
                .filter(e -> e.state() != Entry.State.FAILED)
                .map(e -> e.intent().step())
                .distinct()
                .forEach(step -> spoil(change, serverId, step, why));
    }

    private void spoil(String change, String serverId, String step, String why) {
        crossing.journal().spoil(change, Move.subject(serverId), step, why);
    }
}
