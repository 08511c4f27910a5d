package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.util.Optional;

/** The old server stopped, its disk proven, its volumes and addresses held for the new one. */
public final class ServerHold {
    private final Crossing crossing;

    public ServerHold(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Locks it against its owner, who might start it again, and starts the power-off (S2). */
    public void stop(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "lockServer", "lock " + serverId),
                        () -> {
                            crossing.cloud().changing().compute(Side.OLD).lock(serverId);
                            return "locked";
                        });
        if (!saved.wasRunning()) {
            crossing.journal()
                    .perform(
                            crossing.intent(change, serverId, "stopServer", "was stopped before"),
                            () -> "was stopped before");
            return;
        }
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "stopServer", "os-stop " + serverId),
                        () -> stopping(serverId),
                        () -> {
                            try {
                                crossing.cloud().changing().compute(Side.OLD).stop(serverId);
                            } catch (CloudFailure failure) {
                                if (failure.reason() != CloudFailure.Reason.CONFLICT
                                        || stopping(serverId).isEmpty()) {
                                    throw failure;
                                }
                            }
                            return "asked";
                        });
    }

    private Optional<String> stopping(String serverId) {
        Server now = crossing.mustBe(Side.OLD, serverId);
        return now.status().equals("SHUTOFF") || now.taskState().equals("powering-off")
                ? Optional.of("found " + now.status())
                : Optional.empty();
    }

    /** Starts the snapshot, as the server's project, so that the image is that project's (S3). */
    public void takeSnapshot(String change, String serverId) {
        if (new Unfulfilled(crossing).deletionAsked(change, serverId)) {
            return;
        }
        Server now = crossing.seenAt(Side.OLD, serverId, "SHUTOFF");
        if (!now.status().equals("SHUTOFF")) {
            throw Crossing.proof("the server should be SHUTOFF, but is " + now.status());
        }
        if (!crossing.move(change, serverId).method().equals("SNAPSHOT")) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        String marker = Crossing.marker(change, serverId);
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "takeSnapshot", "createImage"),
                        () ->
                                crossing
                                        .project(saved)
                                        .images()
                                        .imagesMarked(Crossing.MARKER, marker)
                                        .stream()
                                        .map(Image::id)
                                        .findFirst(),
                        () ->
                                crossing.project(saved)
                                        .changing()
                                        .compute(Side.OLD)
                                        .snapshot(
                                                serverId,
                                                "icebridge-" + serverId,
                                                crossing.marked(change, serverId)));
    }

    /** Proves that the snapshot can stand for the server, and protects it (S4, S5). */
    public void proveSnapshot(String change, String serverId) {
        if (!crossing.move(change, serverId).method().equals("SNAPSHOT")) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        String imageId = crossing.result(change, serverId, "takeSnapshot").orElseThrow();
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "proveSnapshot", "image " + imageId),
                        () ->
                                SnapshotProof.protecting(crossing.project(saved), imageId, saved)
                                        + crossing.sightings()
                                                .lately(Side.OLD, serverId)
                                                .map(DiskSnapshot::seen)
                                                .orElse(""));
    }

    /**
     * Starts the detachment of every volume but the root, whose deletion it forestalls (S6, P6).
     */
    public void freeVolumes(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        if (saved.rootVolumeInDanger()) {
            new RootVolume(crossing).guard(change, saved);
        }
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            crossing.journal()
                    .perform(
                            crossing.intent(change, serverId, "freeVolumes." + id, "detach " + id),
                            () ->
                                    crossing.mustBe(Side.OLD, serverId).volumeIds().contains(id)
                                                    && !new VolumeProof(crossing, saved).leaving(id)
                                            ? Optional.empty()
                                            : Optional.of("found detached"),
                            () -> {
                                crossing.cloud().changing().compute(Side.OLD).detach(serverId, id);
                                return volume.device();
                            });
        }
    }

    /**
     * Clears the device of every port, so that the old server's deletion does not take it along
     * (S8); under nova-network takes the floating addresses off (S7).
     */
    public void holdAddresses(String change, String serverId) {
        if (deletedBefore(change, serverId)) {
            return;
        }
        Definition saved = crossing.definition(change, serverId);
        if (!saved.dataVolumes().isEmpty()) {
            Crossing.noDataVolumeOn(crossing.mustBe(Side.OLD, serverId), saved);
        }
        for (Port port : saved.ports()) {
            crossing.journal()
                    .perform(
                            crossing.intent(
                                    change,
                                    serverId,
                                    "holdAddresses." + port.id(),
                                    "park port " + port.id()),
                            () -> {
                                crossing.cloud().changing().network().park(port.id());
                                return String.join(" ", port.fixedIps());
                            });
        }
        for (FloatingAddress address : saved.floating()) {
            crossing.journal()
                    .perform(
                            crossing.intent(
                                    change,
                                    serverId,
                                    "holdAddresses." + address.ip(),
                                    "take floating " + address.ip() + " off"),
                            () -> {
                                if (crossing.mustBe(Side.OLD, serverId).hasAddress(address.ip())) {
                                    crossing.project(saved)
                                            .changing()
                                            .novaNetwork(Side.OLD)
                                            .unassign(serverId, address.ip());
                                }
                                return address.fixedIp();
                            });
        }
    }

    /** At another try of a server whose old one had to go first, all is held already. */
    private boolean deletedBefore(String change, String serverId) {
        return crossing.result(change, serverId, "deleteServer").isPresent();
    }

    /** Whether the old server goes before the new one is booted. */
    public boolean oldServerFirst(String change, String serverId) {
        return crossing.oldServerFirst(crossing.move(change, serverId));
    }
}
