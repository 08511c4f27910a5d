package io.icebridge.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An ordinary server that runs, of which a test says what else matters to it. */
public final class ServerSample {
    private final String id;
    private String name;
    private String project = "p";
    private String status = "ACTIVE";
    private String task = "";
    private String node = "n1";
    private String image = "i";
    private String flavor = "1";
    private String key = "";
    private String zone = "nova";
    private boolean configDrive;
    private Instant updated = Instant.EPOCH;
    private Server.Detail detail = Server.Detail.NONE;
    private final Map<String, String> metadata = new TreeMap<>();
    private final List<Server.Address> addresses = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private List<String> groups = List.of("default");

    private ServerSample(String id) {
        this.id = id;
        this.name = id;
    }

    public static ServerSample server(String id) {
        return new ServerSample(id);
    }

    public ServerSample named(String text) {
        name = text;
        return this;
    }

    public ServerSample of(String projectId) {
        project = projectId;
        return this;
    }

    public ServerSample status(String text) {
        status = text;
        return this;
    }

    public ServerSample busy(String taskState) {
        task = taskState;
        return this;
    }

    public ServerSample on(String text) {
        node = text;
        return this;
    }

    public ServerSample from(String imageId) {
        image = imageId;
        return this;
    }

    /** Its root disk is the volume. */
    public ServerSample onVolume(String volumeId) {
        image = "";
        return with(volumeId);
    }

    /** The volume is attached to it. */
    public ServerSample with(String volumeId) {
        volumes.add(volumeId);
        return this;
    }

    /** It is attached no longer. */
    public ServerSample without(String volumeId) {
        volumes.remove(volumeId);
        return this;
    }

    /** Something was done to it then. */
    public ServerSample updated(Instant time) {
        updated = time;
        return this;
    }

    public ServerSample flavor(String flavorId) {
        flavor = flavorId;
        return this;
    }

    public ServerSample key(String keyName) {
        key = keyName;
        return this;
    }

    public ServerSample zone(String text) {
        zone = text;
        return this;
    }

    public ServerSample configDrive() {
        configDrive = true;
        return this;
    }

    public ServerSample metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    public ServerSample fixed(String ip) {
        addresses.add(new Server.Address("private", ip, "", false));
        return this;
    }

    /** A card by itself, as a Nova of today shows it. */
    public ServerSample card(String network, String mac, String ip) {
        addresses.add(new Server.Address(network, ip, mac, false));
        return this;
    }

    public ServerSample floating(String ip) {
        addresses.add(new Server.Address("private", ip, "", true));
        return this;
    }

    /** The address leads to it no longer. */
    public ServerSample withoutAddress(String ip) {
        addresses.removeIf(a -> a.ip().equals(ip));
        return this;
    }

    public ServerSample groups(String... names) {
        groups = List.of(names);
        return this;
    }

    /** What a Nova of today tells besides. */
    public ServerSample telling(Server.Detail told) {
        detail = told;
        return this;
    }

    public Server get() {
        return new Server(
                id,
                name,
                project,
                "u",
                status,
                task,
                1,
                node,
                image,
                flavor,
                key,
                zone,
                configDrive,
                Map.copyOf(metadata),
                List.copyOf(addresses),
                groups,
                List.copyOf(volumes),
                "",
                Instant.EPOCH,
                updated,
                detail,
                "{}");
    }
}
