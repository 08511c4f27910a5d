package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.cinder.Volume;
import io.icebridge.simulator.glance.Image;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.nova.ComputeServerGroups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a boot asks for, checked as Nova's API checks it before it accepts the boot. */
record BootRequest(
        JsonNode body,
        Flavor flavor,
        Image image,
        List<Server.Disk> disks,
        KeyPairs.KeyPair keyPair,
        List<Wiring.Wanted> nics,
        List<String> securityGroups,
        String zone,
        String forcedHost,
        Optional<Group> group) {
    private static final int LONGEST_USER_DATA = 65535;
    private static final String BASE64 =
            "(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    static BootRequest read(JsonNode body, JsonNode hints, Caller caller, Nova nova) {
        if (Json.text(body, "name", "").isBlank()) {
            throw new Refusal(400, "Server name is an empty string");
        }
        nova.region()
                .quotas()
                .checkMetadata(caller.projectId(), Json.strings(body.path("metadata")));
        userData(Json.text(body, "user_data", ""));
        Flavor flavor = flavor(body, caller, nova.region());
        List<Server.Disk> disks = disks(body, caller, nova.cinder());
        String imageId = lastPart(Json.text(body, "imageRef", ""));
        Image image = imageId.isEmpty() ? null : image(imageId, caller, nova, flavor);
        if (image == null && disks.stream().noneMatch(Server.Disk::root)) {
            throw new Refusal(400, "Missing imageRef attribute");
        }
        String key = Json.text(body, "key_name", "");
        String[] zone = Json.text(body, "availability_zone", "").split(":");
        if (zone.length > 1) {
            caller.mustBeAdmin();
        }
        return new BootRequest(
                body,
                flavor,
                image,
                disks,
                key.isEmpty() ? null : keyPair(key, caller, nova.region()),
                nova.wiring().plan(caller, body.path("networks")),
                groups(body),
                zone(zone[0], nova.region()),
                zone.length > 1 ? zone[1] : "",
                group(Json.text(hints, "group", ""), caller, nova.region()));
    }

    /** Havana only notes the name, and would go by it where its scheduler was told to. */
    private static Optional<Group> group(String hint, Caller caller, NovaRegion region) {
        return hint.isEmpty() || !region.icehouse()
                ? Optional.empty()
                : Optional.of(region.serverGroups().seen(hint, caller));
    }

    /** Blanks and line ends within are no fault, and are kept. */
    private static void userData(String text) {
        if (!text.replaceAll("\\s", "").matches(BASE64)) {
            throw new Refusal(400, "Userdata content cannot be decoded");
        }
        if (text.length() > LONGEST_USER_DATA) {
            throw new Refusal(400, "User data too large. User data must be no larger than 65535");
        }
    }

    private static Flavor flavor(JsonNode body, Caller caller, NovaRegion region) {
        Flavor flavor = region.flavors().get(lastPart(body.path("flavorRef").asText()));
        if (flavor == null || !caller.admin() && !flavor.usableBy(caller.projectId())) {
            throw new Refusal(400, "Invalid flavorRef provided.");
        }
        return flavor;
    }

    private static Image image(String id, Caller caller, Nova nova, Flavor flavor) {
        Image image = nova.glance().find(id);
        // An administrator's token may read any image, but Nova asks Glance as the project.
        Caller project = new Caller(caller.userId(), caller.projectId(), false);
        if (image == null) {
            throw new Refusal(400, "Can not find requested image");
        }
        nova.glance().seen(id, project);
        if (!image.status().equals("active")) {
            throw new Refusal(400, "Image " + id + " is not active.");
        }
        if (flavor.ram < image.minRam()) {
            throw new Refusal(400, "Flavor's memory is too small for requested image.");
        }
        if (flavor.disk < image.minDisk()) {
            throw new Refusal(400, "Flavor's disk is too small for requested image.");
        }
        return image;
    }

    private static KeyPairs.KeyPair keyPair(String name, Caller caller, NovaRegion region) {
        return region.keyPairs().of(caller.userId()).stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "Invalid key_name provided."));
    }

    private static String zone(String asked, NovaRegion region) {
        boolean known =
                asked.isEmpty()
                        || region.nodes().stream()
                                .anyMatch(n -> region.aggregates().zoneOf(n.host).equals(asked));
        if (!known) {
            throw new Refusal(400, "The requested availability zone is not available");
        }
        return asked;
    }

    private static List<String> groups(JsonNode body) {
        List<String> groups = new ArrayList<>();
        body.path("security_groups").forEach(g -> groups.add(g.path("name").asText()));
        return groups.isEmpty() ? List.of("default") : groups;
    }

    /** Reads both forms of block device mapping. */
    private static List<Server.Disk> disks(JsonNode body, Caller caller, Cinder cinder) {
        List<Server.Disk> disks = new ArrayList<>();
        for (JsonNode mapping : body.path("block_device_mapping_v2")) {
            if (mapping.path("source_type").asText().equals("volume")) {
                boolean root = mapping.path("boot_index").asText().equals("0");
                disks.add(disk(mapping, mapping.path("uuid").asText(), root, caller, cinder));
            }
        }
        for (JsonNode mapping : body.path("block_device_mapping")) {
            boolean root = mapping.path("device_name").asText().matches("(/dev/)?vda");
            disks.add(disk(mapping, mapping.path("volume_id").asText(), root, caller, cinder));
        }
        return disks;
    }

    private static Server.Disk disk(
            JsonNode mapping, String volumeId, boolean root, Caller caller, Cinder cinder) {
        Volume volume = cinder.find(volumeId);
        if (volume == null || !volume.tenantId().equals(caller.projectId())) {
            throw new Refusal(
                    400, "Block Device Mapping is Invalid: failed to get volume " + volumeId + ".");
        }
        if (!volume.status().equals("available")) {
            throw new Refusal(
                    400,
                    "Block Device Mapping is Invalid: volume " + volumeId + " is not available.");
        }
        String device = Json.text(mapping, "device_name", root ? "vda" : "vdb");
        return new Server.Disk(
                volumeId,
                device.startsWith("/dev/") ? device : "/dev/" + device,
                root,
                mapping.path("delete_on_termination").asBoolean());
    }

    private static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
