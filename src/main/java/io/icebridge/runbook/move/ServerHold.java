package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The work of hold-server: the old server stopped, its disk proven, its volumes and addresses held
 * for the new one.
 */
public final class ServerHold {
    private static final Set<String> OF_NO_USE = Set.of("killed", "deleted", "pending_delete");

    private static final String AGAIN = "again";

    private final Crossing crossing;

    public ServerHold(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Locks it against its owner, who might start it again, and starts the power-off (S2). */
    public void stop(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "stopServer");
        if (passage.route().novaNetwork() && !crossing.begun(change, serverId)) {
            new CopiedGroups(crossing, saved).mustBeThere();
        }
        passage.carryOut(ServerAction.LOCK, "", reach -> old(reach).lock(serverId, ""));
        lockAgain(passage);
        if (saved.wasRunning()) {
            passage.carryOut(
                    ServerAction.STOP,
                    "",
                    () -> stopping(serverId),
                    reach -> stop(reach, serverId));
        }
    }

    /**
     * What a way back that stopped half way has unlocked. The first lock goes on counting, since by
     * it the way back knows that there is something to be undone.
     */
    private static void lockAgain(Passage passage) {
        Key again = passage.key(ServerAction.LOCK, AGAIN);
        Key unlock = passage.at("startOldServer").key(UndoAction.UNLOCK, "");
        passage.all().stream()
                .filter(Entry::mayBeDone)
                .map(Entry::key)
                .filter(Set.of(again, unlock)::contains)
                .reduce((earlier, later) -> later)
                .ifPresent(last -> lockAgain(passage, last.equals(unlock)));
    }

    private static void lockAgain(Passage passage, boolean unlocked) {
        Consumer<Reach> lock = reach -> old(reach).lock(passage.serverId(), "");
        if (unlocked) {
            passage.carryOutAnew(ServerAction.LOCK, AGAIN, lock);
        } else {
            passage.carryOut(ServerAction.LOCK, AGAIN, lock);
        }
    }

    private static ComputeChanges old(Reach reach) {
        return reach.cloud().compute(Side.OLD);
    }

    private void stop(Reach reach, String serverId) {
        try {
            old(reach).stop(serverId);
        } catch (CloudFailure failure) {
            if (failure.reason() != CloudFailure.Reason.CONFLICT || stopping(serverId).isEmpty()) {
                throw failure;
            }
        }
    }

    private Optional<Said> stopping(String serverId) {
        Server now = crossing.mustBe(Side.OLD, serverId);
        return now.status().equals("SHUTOFF") || now.taskState().equals("powering-off")
                ? Optional.of(new Said("found " + now.status()))
                : Optional.empty();
    }

    /** Starts the snapshot, as the server's project, so that the image is that project's (S3). */
    public void takeSnapshot(Change change, String serverId) {
        if (new Unfulfilled(crossing).deletionAsked(change, serverId)) {
            return;
        }
        Server now = crossing.seenAt(Side.OLD, serverId, "SHUTOFF");
        if (!now.status().equals("SHUTOFF")) {
            throw Crossing.proof("the server should be SHUTOFF, but is " + now.status());
        }
        Definition saved = crossing.definition(change, serverId);
        new SinceSaved(saved).nothingChanged(now);
        Passage passage = crossing.passage(change, serverId, "takeSnapshot");
        if (passage.route().snapshot()) {
            passage.carryOut(
                    ServerAction.SNAPSHOT,
                    "",
                    Snapshot.class,
                    () -> snapshot(change, saved),
                    reach ->
                            new Snapshot(
                                    reach.cloud()
                                            .as(saved.server().projectId())
                                            .compute(Side.OLD)
                                            .snapshot(
                                                    serverId,
                                                    "icebridge-" + serverId,
                                                    Marker.ofImage(change, serverId).item())));
        }
    }

    private Optional<Snapshot> snapshot(Change change, Definition saved) {
        Marker marker = Marker.ofImage(change, saved.server().id());
        return Crossing.only(
                        "snapshots of the same marker",
                        crossing
                                .project(saved)
                                .images()
                                .imagesMarked(marker.name(), marker.value())
                                .stream()
                                .filter(image -> !OF_NO_USE.contains(image.status()))
                                .map(Image::id)
                                .toList())
                .map(Snapshot::new);
    }

    /** Proves that the snapshot can stand for the server, and protects it (S4, S5). */
    public void proveSnapshot(Change change, String serverId) {
        Passage passage = crossing.passage(change, serverId, "proveSnapshot");
        if (passage.route().snapshot() && !passage.settled(ServerAction.PROVE)) {
            new DiskSnapshot(crossing).prove(passage, crossing.definition(change, serverId));
        }
    }

    /**
     * Starts the detachment of every volume but the root, whose deletion it forestalls (S6, P6).
     */
    public void freeVolumes(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "freeVolumes");
        if (saved.rootVolumeInDanger()) {
            new RootVolume(crossing).guard(passage, saved);
        }
        VolumeTurn turn = new VolumeTurn(crossing, saved);
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            if (!passage.settled(ServerAction.DETACH, id)) {
                turn.take(id, "", () -> detach(passage, saved, id));
            }
        }
    }

    private void detach(Passage passage, Definition saved, String volumeId) {
        passage.carryOut(
                ServerAction.DETACH,
                volumeId,
                () -> detached(saved, volumeId),
                reach -> old(reach).detach(passage.serverId(), volumeId));
    }

    private Optional<Said> detached(Definition saved, String volumeId) {
        boolean on = crossing.mustBe(Side.OLD, saved.server().id()).volumeIds().contains(volumeId);
        return on && !new VolumeProof(crossing, saved).leaving(volumeId)
                ? Optional.empty()
                : Optional.of(new Said("found detached"));
    }

    /**
     * Clears the device of every port, so that the old server's deletion does not take it along
     * (S8); under nova-network takes the floating addresses off (S7).
     */
    public void holdAddresses(Change change, String serverId) {
        if (crossing.deleted(change, serverId)) {
            return; // at another try of a server whose old one had to go first, all is held already
        }
        Definition saved = crossing.definition(change, serverId);
        if (!saved.dataVolumes().isEmpty()) {
            Crossing.noDataVolumeOn(crossing.mustBe(Side.OLD, serverId), saved);
        }
        Passage passage = crossing.passage(change, serverId, "holdAddresses");
        for (Port port : saved.ports()) {
            passage.carryOut(
                    ServerAction.PARK, port.id(), reach -> reach.cloud().network().park(port.id()));
        }
        for (FloatingAddress address : saved.floating()) {
            passage.carryOut(
                    ServerAction.UNASSIGN,
                    address.ip(),
                    reach -> unassign(reach, saved.server(), address.ip()));
        }
    }

    private void unassign(Reach reach, Server server, String ip) {
        if (crossing.mustBe(Side.OLD, server.id()).hasAddress(ip)) {
            reach.cloud().as(server.projectId()).novaNetwork(Side.OLD).unassign(server.id(), ip);
        }
    }

    /** Whether the old server goes before the new one is booted. */
    public boolean oldServerFirst(Change change, String serverId) {
        return crossing.passage(change, serverId).route().deleteFirst();
    }
}
