package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Boot;

/** The body of a boot; openstack4j's builder cannot say all that is needed. */
final class BootBody {

    private BootBody() {}

    static JsonNode of(Boot boot) {
        ObjectNode server = Json.object();
        server.put("name", boot.name());
        server.put("flavorRef", boot.flavorId());
        // Havana refuses a body without imageRef, also for a server on a volume
        server.put("imageRef", boot.imageId());
        server.put("min_count", 1);
        server.put("max_count", 1);
        server.set("metadata", Json.tree(boot.metadata()));
        put(server, "key_name", boot.keyName());
        put(server, "user_data", boot.userData());
        put(server, "availability_zone", boot.availabilityZone());
        if (boot.configDrive()) {
            server.put("config_drive", true);
        }
        if (!boot.rootVolumeId().isEmpty()) {
            rootVolume(server.putArray("block_device_mapping_v2").addObject(), boot);
        }
        if (!boot.nics().isEmpty()) {
            ArrayNode networks = server.putArray("networks");
            boot.nics().forEach(nic -> nic(networks.addObject(), nic));
        }
        // a port brings its own groups, and Nova ignores these for it
        boot.securityGroups()
                .forEach(
                        group ->
                                server.withArray("security_groups").addObject().put("name", group));
        if (boot.label().said()) {
            String description = boot.label().description();
            server.put("description", description.isEmpty() ? null : description);
            server.set("tags", Json.tree(boot.label().tags()));
        }
        ObjectNode body = Json.object();
        body.set("server", server);
        if (!boot.groupId().isEmpty()) {
            body.putObject("os:scheduler_hints").put("group", boot.groupId());
        }
        return body;
    }

    private static void nic(ObjectNode to, Boot.Nic nic) {
        put(to, "port", nic.portId());
        put(to, "uuid", nic.networkId());
        put(to, "fixed_ip", nic.fixedIp());
    }

    private static void rootVolume(ObjectNode device, Boot boot) {
        device.put("source_type", "volume");
        device.put("destination_type", "volume");
        device.put("uuid", boot.rootVolumeId());
        device.put("boot_index", 0);
        device.put("delete_on_termination", false);
        put(device, "device_name", boot.rootDevice());
    }

    private static void put(ObjectNode to, String field, String value) {
        if (!value.isEmpty()) {
            to.put(field, value);
        }
    }
}
