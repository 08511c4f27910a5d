package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Images;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import java.util.List;
import java.util.Optional;

/** The way back, open until the old server is deleted. */
public final class MoveUndo {
    private static final String GONE = "removeNewServer";

    private final Crossing crossing;

    public MoveUndo(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Takes the ports off the new server, then starts its deletion, if there is one. */
    public void removeNew(String change, String serverId) {
        if (crossing.gone(Side.OLD, serverId)) {
            throw Crossing.proof("the old server is gone: there is no way back for it");
        }
        if (begun(change, serverId)) {
            discardNew(change, serverId);
        }
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
            crossing.cloud().network().park(port.id());
        }
        for (Attachment volume : saved.dataVolumes()) {
            if (server.volumeIds().contains(volume.volumeId())) {
                crossing.fresh().detach(server.id(), volume.volumeId());
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
            crossing.cloud().network().bind(port.id(), serverId, saved.server().node());
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
                        .compute(Side.OLD)
                        .attach(serverId, volume.volumeId(), volume.device());
            }
        }
    }

    /** Power and lock as before; after it nothing of the move counts as done. */
    public void startOld(String change, String serverId) {
        if (!begun(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        if (!saved.facts().locked()) {
            crossing.old().unlock(serverId);
        }
        if (saved.wasRunning() && crossing.mustBe(Side.OLD, serverId).status().equals("SHUTOFF")) {
            crossing.old().start(serverId);
        }
        discardSnapshot(change, serverId);
        new RootVolume(crossing).letGo(saved);
        forget(change, serverId, "the move was undone");
    }

    /** Before another try: whatever was made of no use is made anew. */
    public void beforeRetry(String change, String serverId) {
        new Unfulfilled(crossing).askAgain(change, serverId);
        boolean booted = crossing.result(change, serverId, "bootServer").isPresent();
        boolean deleted = crossing.result(change, serverId, "deleteServer").isPresent();
        boolean proven = crossing.result(change, serverId, "verifyServer").isPresent();
        if (booted && !(deleted && proven) && failed(change, serverId)) {
            discardNew(change, serverId);
            if (!newGone(change, serverId)) {
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
        if (crossing.result(change, serverId, "proveSnapshot").isEmpty()) {
            discardSnapshot(change, serverId);
        }
    }

    /**
     * Nothing that was done to a discarded server counts for its successor; the boot comes last.
     */
    private void forgetBuild(String change, String serverId) {
        crossing.journal().of(change, Move.subject(serverId)).stream()
                .filter(Entry::settled)
                .map(e -> e.intent().step())
                .filter(
                        step ->
                                step.matches(
                                        "(attachVolumes|restoreServer|verifyServer|acceptServer)\\b.*"))
                .distinct()
                .forEach(step -> spoil(change, serverId, step, "the new server was of no use"));
        spoil(change, serverId, "bootServer", "the new server was of no use");
    }

    /** One that is still in BUILD has been waited for, and whoever tries again wants another. */
    private boolean failed(String change, String serverId) {
        return crossing.find(Side.NEW, crossing.newId(change, serverId))
                .map(now -> now.status().equals("ERROR") || now.status().equals("BUILD"))
                .orElse(true);
    }

    /** An older snapshot must never be taken for the disk of a server that has run since. */
    private void discardSnapshot(String change, String serverId) {
        crossing.result(change, serverId, "takeSnapshot")
                .ifPresent(
                        image -> {
                            Definition saved = crossing.definition(change, serverId);
                            Images images = crossing.project(saved).images();
                            if (images.image(image).isPresent()) {
                                images.protect(image, false);
                                images.delete(image);
                            }
                            spoil(change, serverId, "takeSnapshot", "the snapshot is of no use");
                        });
    }

    private void forget(String change, String serverId, String why) {
        crossing.journal().of(change, Move.subject(serverId)).stream()
                .filter(Entry::settled)
                .map(e -> e.intent().step())
                .filter(step -> !step.equals(Ways.STEP))
                .distinct()
                .forEach(step -> spoil(change, serverId, step, why));
    }

    private void spoil(String change, String serverId, String step, String why) {
        crossing.journal().spoil(change, Move.subject(serverId), step, why);
    }
}
