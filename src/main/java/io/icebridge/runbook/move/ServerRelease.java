package io.icebridge.runbook.move;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The old server deleted, once nothing that is the new one's goes with it. */
public final class ServerRelease {
    /**
     * Leads the time in the result of a kept snapshot, by which it is found again to be deleted.
     */
    public static final String UNTIL = "until ";

    private final Crossing crossing;
    private final Clock clock;

    public ServerRelease(Crossing crossing, Clock clock) {
        this.crossing = crossing;
        this.clock = clock;
    }

    /** Starts the deletion, as the last thing that is done to the old server (S9). */
    public void delete(String change, String serverId) {
        if (crossing.result(change, serverId, "verifyServer").isEmpty()) {
            throw Crossing.proof("the new server is not verified, so the old one stays");
        }
        deleteNow(change, serverId);
    }

    /**
     * The other order, for a root volume that cannot stand in both regions and for {@code
     * delete-first}: needs the saved definition and the proof of the disk.
     */
    public void deleteFirst(String change, String serverId) {
        Move move = crossing.move(change, serverId);
        Definition saved = crossing.definition(change, serverId);
        if (move.method().equals("SNAPSHOT")) {
            proveAgain(change, serverId, saved);
        }
        if (saved.rootVolumeInDanger()
                && crossing.result(change, serverId, "guardVolume").isEmpty()) {
            throw Crossing.proof("the root volume is not guarded, so the server stays");
        }
        deleteNow(change, serverId);
    }

    /** What was proven minutes ago may have gone since; from here on it is the only copy. */
    private void proveAgain(String change, String serverId, Definition saved) {
        if (crossing.result(change, serverId, "proveSnapshot").isEmpty()) {
            throw Crossing.proof("the snapshot is not proven, so the server stays");
        }
        if (crossing.result(change, serverId, "deleteServer").isEmpty()) {
            String image = crossing.result(change, serverId, "takeSnapshot").orElseThrow();
            SnapshotProof.again(crossing.project(saved), image, saved);
        }
    }

    private void deleteNow(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "deleteServer", "delete " + serverId),
                        () -> gone(serverId) ? Optional.of("found gone") : Optional.empty(),
                        () -> {
                            crossing.delete(Side.OLD, nothingOnIt(saved));
                            return "asked";
                        });
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
    public boolean addressesReleased(String change, String serverId, Duration limit, Server now) {
        if (now == null || now.addresses().stream().allMatch(Server.Address::floating)) {
            return true;
        }
        return crossing.journal().of(change, Move.subject(serverId)).stream()
                .filter(e -> e.intent().step().equals("verifyServer") && e.settled())
                .anyMatch(e -> e.ended().plus(limit).isBefore(clock.instant()));
    }

    /** Looks at every port once more and binds it again where the deletion unbound it. */
    public void checkAddresses(String change, String serverId) {
        if (!crossing.goneFromOld(serverId)) {
            throw Crossing.proof("the old server is still there");
        }
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        for (Port before : saved.ports()) {
            Port now =
                    crossing.cloud()
                            .network()
                            .port(before.id())
                            .orElseThrow(() -> Crossing.proof("port " + before.id() + " is gone"));
            if (!now.deviceId().equals(newId)) {
                bind(change, serverId, before, newId);
            }
        }
    }

    private void bind(String change, String serverId, Port port, String newId) {
        String node = crossing.nodeOfNew(newId);
        crossing.journal()
                .perform(
                        crossing.intent(
                                change,
                                serverId,
                                "checkAddresses." + port.id(),
                                "bind port " + port.id() + " again"),
                        () -> {
                            crossing.cloud().changing().network().bind(port.id(), newId, node);
                            return node;
                        });
    }

    /** The snapshot stays, protected, for as long as the cloud file says. */
    public void keepSnapshot(String change, String serverId) {
        crossing.result(change, serverId, "takeSnapshot")
                .ifPresent(
                        image ->
                                crossing.journal()
                                        .perform(
                                                crossing.intent(
                                                        change,
                                                        serverId,
                                                        "keepSnapshot",
                                                        "keep image " + image),
                                                () ->
                                                        UNTIL
                                                                + clock.instant()
                                                                        .plus(
                                                                                Duration.ofDays(
                                                                                        crossing.file()
                                                                                                .moving()
                                                                                                .keepSnapshotDays()))));
    }
}
