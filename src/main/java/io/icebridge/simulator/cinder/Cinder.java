package io.icebridge.simulator.cinder;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Volumes and their snapshots, shared by both regions. */
public final class Cinder {

    private static final double CREATE_SECONDS = 2;
    private static final double SNAPSHOT_SECONDS = 2;
    private static final double DELETE_SECONDS = 1;

    private final Timeline timeline;
    private final Lots lots;
    private final Ledger ledger;
    private final VolumeQuotas quotas = new VolumeQuotas();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

    public Cinder(Timeline timeline, Lots lots, Ledger ledger) {
        this.timeline = timeline;
        this.lots = lots;
        this.ledger = ledger;
    }

    /** A volume that is there at once, as in the seed. */
    public Volume addReady(String name, Caller owner, int size, boolean bootable) {
        Volume volume =
                new Volume(lots.uuid(), owner.projectId(), owner.userId(), size, timeline.now());
        volume.name = name;
        volume.status = "available";
        volume.bootable = bootable;
        volumes.put(volume.id, volume);
        return volume;
    }

    /** One that several servers may have at once, which Havana has not. */
    public Volume addShared(String name, Caller owner, int size) {
        Volume volume = addReady(name, owner, size, false);
        volume.shared = true;
        return volume;
    }

    /** Starts making a volume; it is {@code available} some time later. */
    public Volume create(String name, Caller owner, int size, boolean bootable) {
        quotas.checkVolume(owner.projectId(), size, volumes.values());
        Volume volume = addReady(name, owner, size, bootable);
        volume.status = "creating";
        timeline.after(CREATE_SECONDS, () -> volume.status = "available");
        return volume;
    }

    /**
     * Marks the volume as promised to a server, which fails unless it is free; of one that several
     * may have, unless nothing is done to it for another.
     */
    public void reserve(Volume volume) {
        if (!volume.shared || !volume.status.equals("in-use")) {
            must(
                    volume,
                    "available",
                    "Invalid volume: status must be available"
                            + (volume.shared ? " or in-use" : ""));
        }
        volume.status = "attaching";
    }

    public void unreserve(Volume volume) {
        volume.status = volume.status.equals("attaching") ? atRest(volume) : volume.status;
    }

    private static String atRest(Volume volume) {
        return volume.attachments.isEmpty() ? "available" : "in-use";
    }

    public void attach(Volume volume, String serverId, String device) {
        volume.status = "in-use";
        volume.attachments.put(serverId, device);
    }

    public void beginDetaching(Volume volume) {
        must(volume, "in-use", "Unable to detach volume. Volume status must be 'in-use'");
        volume.status = "detaching";
    }

    public void rollDetaching(Volume volume) {
        volume.status = volume.status.equals("detaching") ? "in-use" : volume.status;
    }

    /** What others have of it stays, and whatever is done to it for them meanwhile is not told. */
    public void detach(Volume volume, String serverId) {
        volume.attachments.remove(serverId);
        volume.status = atRest(volume);
    }

    void detachFromAll(Volume volume) {
        volume.attachments.clear();
        volume.status = atRest(volume);
    }

    void reset(Volume volume, String status) {
        volume.status = status;
    }

    /** Starts deleting the volume; refused while it is in use or has snapshots. */
    public void delete(Volume volume, Call call) {
        if (!volume.status.equals("available") && !volume.status.startsWith("error")) {
            throw new Refusal(
                    400,
                    "Invalid volume: Volume status must be available or error, but current status"
                            + " is: "
                            + volume.status);
        }
        if (snapshots.values().stream().anyMatch(s -> s.volume == volume)) {
            throw new Refusal(400, "Invalid volume: Volume still has dependent snapshots");
        }
        if (ledger.isCustomers(volume.id)) {
            ledger.violation("volume-destroyed", call, "it took volume " + volume.id);
        }
        volume.status = "deleting";
        timeline.after(
                DELETE_SECONDS,
                () -> {
                    volumes.remove(volume.id);
                    ledger.volumeGone(volume.id);
                });
    }

    /** Starts a snapshot; {@code force} allows one of a volume in use. */
    public Snapshot snapshot(Volume volume, String name, boolean force) {
        if (!force) {
            must(volume, "available", "Invalid volume: must be available");
        }
        quotas.checkSnapshot(volume.tenantId, snapshots.values());
        Snapshot snapshot = new Snapshot(lots.uuid(), volume, name, timeline.now());
        snapshots.put(snapshot.id, snapshot);
        timeline.after(SNAPSHOT_SECONDS, () -> snapshot.status = "available");
        return snapshot;
    }

    void deleteSnapshot(Snapshot snapshot) {
        if (!snapshot.status.equals("available") && !snapshot.status.equals("error")) {
            throw new Refusal(
                    400, "Invalid snapshot: Volume Snapshot status must be available or error");
        }
        snapshot.status = "deleting";
        timeline.after(DELETE_SECONDS, () -> snapshots.remove(snapshot.id));
    }

    private static void must(Volume volume, String status, String message) {
        if (!volume.status.equals(status)) {
            throw new Refusal(400, message + ", but current status is: " + volume.status);
        }
    }

    /** The volume, if the caller may see it. */
    public Volume seen(String id, Caller caller) {
        Volume volume = volumes.get(id);
        if (volume == null || !caller.sees(volume.tenantId)) {
            throw Refusal.notFound("Volume " + id + " could not be found.");
        }
        return volume;
    }

    Snapshot seenSnapshot(String id, Caller caller) {
        Snapshot snapshot = snapshots.get(id);
        if (snapshot == null || !caller.sees(snapshot.volume.tenantId)) {
            throw Refusal.notFound("Snapshot " + id + " could not be found.");
        }
        return snapshot;
    }

    /** The volume, or null. */
    public Volume find(String id) {
        return volumes.get(id);
    }

    public boolean hasSnapshots(String volumeId) {
        return snapshots.values().stream().anyMatch(s -> s.volume.id.equals(volumeId));
    }

    public Collection<Volume> volumes() {
        return volumes.values();
    }

    public Collection<Snapshot> snapshots() {
        return snapshots.values();
    }

    /** How much of a quota the project's things take. */
    int used(String tenantId, String resource) {
        return switch (resource) {
            case "snapshots" ->
                    (int)
                            snapshots.values().stream()
                                    .filter(s -> s.volume.tenantId.equals(tenantId))
                                    .count();
            case "volumes" ->
                    (int)
                            volumes.values().stream()
                                    .filter(v -> v.tenantId.equals(tenantId))
                                    .count();
            default ->
                    volumes.values().stream()
                            .filter(v -> v.tenantId.equals(tenantId))
                            .mapToInt(v -> v.size)
                            .sum();
        };
    }

    public VolumeQuotas quotas() {
        return quotas;
    }
}
