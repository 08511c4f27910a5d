package io.icebridge.runbook.move;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Said;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The work of release-server: the old server deleted, once nothing that is the new one's goes with
 * it.
 */
public final class ServerRelease {
    private final Crossing crossing;
    private final Clock clock;

    public ServerRelease(Crossing crossing, Clock clock) {
        this.crossing = crossing;
        this.clock = clock;
    }

    /** Starts the deletion, as the last thing that is done to the old server (S9). */
    public void delete(Change change, String serverId) {
        Passage passage = crossing.passage(change, serverId, "deleteServer");
        if (!passage.settled(ServerAction.COMPARE)) {
            throw Crossing.proof("the new server is not verified, so the old one stays");
        }
        if (!crossing.deleted(change, serverId)) {
            delete(passage, ServerAction.DELETE);
        }
    }

    /**
     * The other order, for a root volume that cannot stand in both regions and for {@code
     * delete-first}: needs the saved definition and the proof of the disk.
     */
    public void deleteFirst(Change change, String serverId) {
        Passage passage = crossing.passage(change, serverId, "deleteServerFirst");
        Definition saved = crossing.definition(change, serverId);
        if (passage.settled(ServerAction.DELETE_FIRST)) {
            return;
        }
        if (passage.route().snapshot()) {
            proveAgain(passage, saved);
        }
        if (saved.rootVolumeInDanger()) {
            new RootVolume(crossing).mustBeGuarded(passage, saved);
        }
        delete(passage, ServerAction.DELETE_FIRST);
    }

    /** What was proven minutes ago may have gone since; from here on it is the only copy. */
    private void proveAgain(Passage passage, Definition saved) {
        Proof proof =
                passage.result(ServerAction.PROVE, Proof.class)
                        .orElseThrow(
                                () ->
                                        Crossing.proof(
                                                "the snapshot is not proven, so the server stays"));
        SnapshotProof.of(SnapshotProof.image(crossing.project(saved), proof.imageId()), saved);
    }

    private void delete(Passage passage, ServerAction kind) {
        String id = passage.serverId();
        // one that was written off may have gone on until now
        boolean tried = passage.last(kind).isPresent();
        if (!tried || !gone(id)) {
            if (kind == ServerAction.DELETE) {
                newOneIsThere(passage);
            }
            crossing.mustBeHeard(Side.OLD, nothingOnIt(crossing.definition(passage.change(), id)));
        }
        passage.carryOut(
                kind, "", () -> taken(id), reach -> reach.cloud().compute(Side.OLD).delete(id));
    }

    /** Its owner sees two of them, and may have deleted the wrong one since it was verified. */
    private void newOneIsThere(Passage passage) {
        String newId = crossing.newId(passage.change(), passage.serverId());
        boolean there =
                crossing.sightings()
                        .lately(Side.NEW, newId)
                        .or(() -> crossing.find(Side.NEW, newId))
                        .filter(now -> !now.status().equals("ERROR"))
                        .filter(now -> !now.taskState().equals("deleting"))
                        .isPresent();
        if (!there) {
            throw Crossing.proof(
                    "the new server %s is not there any more as it was verified, so the old one stays: try again, and another is built, or undo the move"
                            .formatted(newId));
        }
    }

    /** What became of a deletion whose answer got lost, where it can be told. */
    private Optional<Said> taken(String serverId) {
        boolean torn =
                crossing.find(Side.OLD, serverId)
                        .filter(old -> old.status().equals("ERROR"))
                        .filter(old -> old.taskState().isEmpty())
                        .isPresent();
        if (torn) {
            return Optional.of(new Said("found in ERROR: it was not carried out to its end"));
        }
        return gone(serverId) ? Optional.of(new Said("found gone")) : Optional.empty();
    }

    private boolean gone(String serverId) {
        return crossing.gone(Side.OLD, serverId);
    }

    private Server nothingOnIt(Definition saved) {
        String id = saved.server().id();
        Server now =
                saved.dataVolumes().isEmpty()
                        ? crossing.seenAt(Side.OLD, id, "SHUTOFF")
                        : crossing.mustBe(Side.OLD, id);
        if (Crossing.runs(now)) {
            throw Crossing.proof(
                    "the old server is "
                            + now.status()
                            + ": somebody started it after it was held");
        }
        Crossing.noDataVolumeOn(now, saved);
        new SinceSaved(saved).nothingChanged(now);
        if (!saved.ports().isEmpty() && !crossing.cloud().network().portsOf(id).isEmpty()) {
            throw Crossing.proof("a port still belongs to the old server");
        }
        return now;
    }

    /**
     * Whether the old server's record has let go of the ports, or will not: a port that Nova made
     * stays listed for ever (section 8 of the OpenStack notes).
     *
     * @param limit how long to wait for it
     */
    public boolean addressesReleased(Change change, String serverId, Duration limit, Server now) {
        if (now == null || now.addresses().stream().allMatch(Server.Address::floating)) {
            return true;
        }
        return crossing.passage(change, serverId)
                .last(ServerAction.COMPARE)
                .filter(Entry::settled)
                .filter(e -> e.ended().plus(limit).isBefore(clock.instant()))
                .isPresent();
    }

    /** Looks at every port once more and binds it again where the deletion unbound it. */
    public void checkAddresses(Change change, String serverId) {
        if (!crossing.goneFromOld(serverId)) {
            throw Crossing.proof("the old server is still there");
        }
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "checkAddresses");
        String newId = crossing.newId(change, serverId);
        if (passage.route().novaNetwork()) {
            new FixedAddresses(passage).retain(saved);
        }
        for (Port before : saved.ports()) {
            Port now =
                    crossing.cloud()
                            .network()
                            .port(before.id())
                            .orElseThrow(() -> Crossing.proof("port " + before.id() + " is gone"));
            if (!now.deviceId().equals(newId)) {
                String node = crossing.nodeOfNew(newId);
                passage.carryOutAnew(
                        ServerAction.REBIND,
                        before.id(),
                        reach -> reach.cloud().network().bind(before.id(), newId, node));
            }
        }
    }

    /** The snapshot stays, protected, for as long as the cloud file says. */
    public void keepSnapshot(Change change, String serverId) {
        Passage passage = crossing.passage(change, serverId, "keepSnapshot");
        Duration kept = Duration.ofDays(crossing.file().moving().keepSnapshotDays());
        passage.result(ServerAction.SNAPSHOT, Snapshot.class)
                .filter(snapshot -> !passage.settled(ServerAction.KEEP))
                .ifPresent(
                        snapshot ->
                                passage.note(
                                        ServerAction.KEEP,
                                        "",
                                        new Until(snapshot.imageId(), clock.instant().plus(kept))));
    }
}
