package io.icebridge.simulator.cinder;

import java.time.Instant;

/** A snapshot of a volume, which keeps the volume from being deleted. */
public final class Snapshot {

    final String id;
    final Volume volume;
    final Instant created;
    String name;
    String description = "";
    String status = "creating";

    Snapshot(String id, Volume volume, String name, Instant created) {
        this.id = id;
        this.volume = volume;
        this.name = name;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String volumeId() {
        return volume.id;
    }
}
