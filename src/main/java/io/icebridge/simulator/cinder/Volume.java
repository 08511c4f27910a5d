package io.icebridge.simulator.cinder;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A volume; one that is not shared is on at most one server, as any of Havana is. */
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
    boolean shared;

    /** The device on each server that has it. */
    final Map<String, String> attachments = new LinkedHashMap<>();

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

    /** Whether several servers may have it at once. */
    public boolean shared() {
        return shared;
    }

    /** At which device the server has it, empty where it has not. */
    public String deviceOn(String serverId) {
        return attachments.getOrDefault(serverId, "");
    }
}
