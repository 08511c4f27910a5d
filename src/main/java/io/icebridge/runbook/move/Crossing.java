package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.Lock;
import io.icebridge.runbook.profile.FillProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all steps of one server's move share: the cloud, the door, the saved definition, and how
 * that is found again which was made for it.
 *
 * @param sql for what only the new Nova's database can be told
 */
public record Crossing(
        Cloud cloud,
        Door door,
        Moves moves,
        Definitions definitions,
        CloudFile file,
        FillProfile sql,
        Sightings sightings,
        LongWaits waits) {
    Definition definition(Change change, String serverId) {
        return definitions.of(change.id(), serverId);
    }

    Optional<Definition> saved(Change change, String serverId) {
        return definitions.find(change.id(), serverId);
    }

    Move move(Change change, String serverId) {
        return moves.of(change.id(), serverId);
    }

    /** The server's actions, at the step that does them. */
    Passage passage(Change change, String serverId, String step) {
        Route route = Route.of(move(change, serverId), file, sql);
        return new Passage(door, change, serverId, route, step);
    }

    Passage passage(Change change, String serverId) {
        return passage(change, serverId, "");
    }

    /** The cloud as the server's project, which owns what is made with it. */
    Cloud project(Definition definition) {
        return cloud.as(definition.server().projectId());
    }

    Compute old() {
        return cloud.compute(Side.OLD);
    }

    /**
     * The servers of the new region that were made for it, in whatever state: those of its marker,
     * and the one that the journal knows, since an owner may take the marker off. Where none was
     * ever asked for the region need not answer.
     */
    List<Server> made(Change change, Definition saved) {
        Passage passage = passage(change, saved.server().id());
        if (passage.last(ServerAction.BOOT).isEmpty()) {
            return List.of();
        }
        Marker marker = Marker.of(change, saved);
        Compute fresh = cloud.compute(Side.NEW);
        List<Server> made =
                new ArrayList<>(
                        fresh.serversMarked(
                                saved.server().projectId(), marker.name(), marker.value()));
        passage.result(ServerAction.BOOT, NewServer.class)
                .map(NewServer::id)
                .filter(id -> made.stream().noneMatch(server -> server.id().equals(id)))
                .flatMap(fresh::server)
                .ifPresent(made::add);
        return made;
    }

    /**
     * The only one that is of use.
     *
     * @throws StepFailure when there are several, with all ids
     */
    static Optional<String> only(String what, List<String> ids) {
        if (ids.size() > 1) {
            throw proof(
                    "there are %d %s: %s; delete what is of no use, then try again"
                            .formatted(
                                    ids.size(),
                                    what,
                                    ids.stream().sorted().collect(Collectors.joining(", "))));
        }
        return ids.stream().findFirst();
    }

    /**
     * Whether the old server has been touched. Even a lock of unknown outcome may be ours, and must
     * not be saved as its owner's.
     */
    public boolean begun(Change change, String serverId) {
        return passage(change, serverId).mayBeDone(ServerAction.LOCK);
    }

    /** Locks a server as it was locked: what an administrator locks its owner cannot unlock. */
    static void lockAgain(CloudChanges cloud, Side side, String id, Definition saved) {
        Lock lock = saved.facts().lock();
        CloudChanges locking = lock.byOwner() ? cloud.as(saved.server().projectId()) : cloud;
        locking.compute(side).lock(id, lock.reason());
    }

    /** Whether it would stay half way between the regions if it were left now. */
    boolean halfAcross(Change change, String serverId) {
        return begun(change, serverId) && !backAsFarAsItGoes(change, serverId);
    }

    /** Whether it had arrived and its owner has deleted it since: nothing is left to be moved. */
    boolean deletedSince(Change change, String serverId) {
        Passage passage = passage(change, serverId);
        return Unfulfilled.verified(passage)
                && passage.result(ServerAction.BOOT, NewServer.class)
                        .filter(made -> gone(Side.NEW, made.id()))
                        .isPresent()
                && gone(Side.OLD, serverId);
    }

    /**
     * Whether the way back came to its end but for what could not be given back, which was named:
     * the old server is as it was otherwise, and may stay so.
     */
    private boolean backAsFarAsItGoes(Change change, String serverId) {
        Passage passage = passage(change, serverId);
        Optional<Entry> looked = passage.last(UndoAction.CHECK_BACK);
        return looked.filter(e -> e.state() == Entry.State.FAILED).isPresent()
                && passage.last(ServerAction.LOCK)
                        .filter(lock -> lock.number() < looked.get().number())
                        .isPresent();
    }

    /** Whether the old server's deletion was ordered, in whichever order the move goes. */
    public boolean deleted(Change change, String serverId) {
        Passage passage = passage(change, serverId);
        return passage.settled(ServerAction.DELETE) || passage.settled(ServerAction.DELETE_FIRST);
    }

    /** The new server's id; it was booted before. */
    String newId(Change change, String serverId) {
        return passage(change, serverId)
                .result(ServerAction.BOOT, NewServer.class)
                .map(NewServer::id)
                .orElseThrow(() -> proof("server " + serverId + " has not been booted anew"));
    }

    Server mustBe(Side side, String serverId) {
        return cloud.compute(side)
                .server(serverId)
                .orElseThrow(
                        () ->
                                proof(
                                        "server "
                                                + serverId
                                                + " is not in the "
                                                + (side == Side.OLD ? "old" : "new")
                                                + " region"));
    }

    /**
     * Whether Nova has no such server, by two questions: a single 404 may also come from a proxy or
     * an API that has just been started.
     */
    public boolean gone(Side side, String serverId) {
        return cloud.compute(side).server(serverId).isEmpty() && !listed(side, serverId);
    }

    /** The same of a server of the old region, which a list of a moment ago may have told. */
    boolean goneFromOld(String serverId) {
        return sightings.missed(Side.OLD, serverId) || gone(Side.OLD, serverId);
    }

    /** Where the new server runs. */
    String nodeOfNew(String newId) {
        return sightings.node(Side.NEW, newId).orElseGet(() -> mustBe(Side.NEW, newId).node());
    }

    /** The server, seen with that status a moment ago, or else asked for now. */
    Server seenAt(Side side, String serverId, String status) {
        return sightings
                .lately(side, serverId)
                .filter(server -> server.status().equals(status))
                .orElseGet(() -> mustBe(side, serverId));
    }

    /** The server, empty only when it is {@link #gone}; one question where it is there. */
    Optional<Server> find(Side side, String serverId) {
        Optional<Server> seen = cloud.compute(side).server(serverId);
        return seen.isPresent() || !listed(side, serverId)
                ? seen
                : Optional.of(mustBe(side, serverId));
    }

    private boolean listed(Side side, String serverId) {
        return cloud.compute(side).servers().stream().anyMatch(s -> s.id().equals(serverId));
    }

    /**
     * A server whose node cannot be told must not be deleted: then Nova would forget the server and
     * what runs there would run on (P4).
     */
    void mustBeHeard(Side side, Server server) {
        if (!server.node().isEmpty()) {
            mustBeHeard(side, server.node());
        }
    }

    private void mustBeHeard(Side side, String node) {
        switch (sightings.hearing(side, node, () -> cloud.nodes(side).services())) {
            case WELL -> {}
            case FADING ->
                    throw new CloudFailure(
                            CloudFailure.Reason.BUSY,
                            "nova-compute on " + node,
                            0,
                            0,
                            "has not been heard of for half a minute: let Nova say if it is down",
                            null);
            case NOT ->
                    throw proof(
                            "nothing is heard of nova-compute on node "
                                    + node
                                    + ", so that the server would be forgotten and run on; start"
                                    + " it");
        }
    }

    /** Any state in which it may write to its disk. */
    static boolean runs(Server server) {
        return !server.status().equals("SHUTOFF") && !server.status().equals("ERROR");
    }

    /** Nova would take what is on the old server along. */
    static void noDataVolumeOn(Server old, Definition saved) {
        if (saved.dataVolumes().stream().anyMatch(v -> old.volumeIds().contains(v.volumeId()))) {
            throw proof("a data volume is still on the old server");
        }
    }

    static StepFailure proof(String message) {
        return new StepFailure(StepFailure.Kind.PROOF_FAILED, message);
    }
}
