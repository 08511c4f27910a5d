package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import java.util.Map;
import java.util.Optional;

/**
 * What all steps of one server's move share: the cloud, the journal, the saved definition, and the
 * marker by which everything that was made for it is found again.
 */
public record Crossing(
        Cloud cloud,
        Journal journal,
        Moves moves,
        Definitions definitions,
        CloudFile file,
        Sightings sightings) {
    /** Metadata key and image property that carry the marker; it stays with the new server. */
    public static final String MARKER = "icebridge";

    /** Derived from the change and the old server's id, so that it can be computed again. */
    static String marker(String change, String serverId) {
        return change + ":" + serverId;
    }

    Map<String, String> marked(String change, String serverId) {
        return Map.of(MARKER, marker(change, serverId));
    }

    Definition definition(String change, String serverId) {
        return definitions.of(change, serverId);
    }

    Move move(String change, String serverId) {
        return moves.of(change, serverId);
    }

    boolean oldServerFirst(Move move) {
        return move.method().equals("VOLUME") || file.moving().deleteFirst();
    }

    /** The cloud as the server's project, which owns what is made with it. */
    Cloud project(Definition definition) {
        return cloud.as(definition.server().projectId());
    }

    Compute old() {
        return cloud.compute(Side.OLD);
    }

    Compute fresh() {
        return cloud.compute(Side.NEW);
    }

    Intent intent(String change, String serverId, String step, String detail) {
        return new Intent(change, Move.subject(serverId), step, detail);
    }

    Optional<String> result(String change, String serverId, String step) {
        return journal.result(change, Move.subject(serverId), step);
    }

    /**
     * Whether the old server has been touched. Even a lock of unknown outcome may be ours, and must
     * not be saved as its owner's.
     */
    boolean begun(String change, String serverId) {
        return mayBeDone(change, serverId, "lockServer");
    }

    /** Whether the step is done, or may be: its outcome is not known. */
    boolean mayBeDone(String change, String serverId, String step) {
        return journal.mayBeDone(change, Move.subject(serverId), step);
    }

    Optional<Entry> last(String change, String serverId, String step) {
        return journal.last(change, Move.subject(serverId), step);
    }

    /** The new server's id; it was booted before. */
    String newId(String change, String serverId) {
        return result(change, serverId, "bootServer")
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
     * Deletes a server, unless its node cannot be told: then Nova would forget the server and what
     * runs there would run on (P4).
     */
    void delete(Side side, Server server) {
        if (!server.node().isEmpty()) {
            mustBeHeard(side, server.node());
        }
        cloud.changing().compute(side).delete(server.id());
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
