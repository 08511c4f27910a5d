package io.icebridge.simulator.cinder;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A volume; Havana attaches one to at most one server. */
public final class Volume {

    final String id;
    final String tenantId;
    final String userId;
    final int size;
    final Instant created;
    String name = "";
    String description = "";
    String status = "creating";
    String type;
    boolean bootable;
    String serverId = "";
    String device = "";
    final Map<String, String> metadata = new LinkedHashMap<>();

    Volume(String id, String tenantId, String userId, int size, Instant created) {
        this.id = id;
        this.tenantId = tenantId;
        this.userId = userId;
        this.size = size;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String tenantId() {
        return tenantId;
    }

    public String status() {
        return status;
    }

    /** The server that has it, empty for none. */
    public String serverId() {
        return serverId;
    }

    public String device() {
        return device;
    }
}
