package io.icebridge.simulator.glance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An image. {@code size} and {@code checksum} are null until it is active. */
public final class Image {

    final String id;
    final String owner;
    final Instant created;
    String name;
    String status = "queued";
    boolean shared;
    boolean isProtected;
    Long size;
    String checksum;
    int minDisk;
    int minRam;
    String diskFormat;
    String containerFormat;
    Instant updated;
    final Map<String, String> properties = new LinkedHashMap<>();
    final Set<String> members = new LinkedHashSet<>();

    /** The bytes of an uploaded image; the simulated snapshots have none. */
    byte[] content = new byte[0];

    Image(String id, String owner, String name, Instant created) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.created = created;
        this.updated = created;
    }

    public String id() {
        return id;
    }

    public String status() {
        return status;
    }

    public long size() {
        return size == null ? 0 : size;
    }

    public int minDisk() {
        return minDisk;
    }

    public int minRam() {
        return minRam;
    }

    public Map<String, String> properties() {
        return properties;
    }

    boolean isPublic() {
        return shared;
    }
}
