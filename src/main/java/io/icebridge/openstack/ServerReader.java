package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import io.icebridge.cloud.Server.Detail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads Nova's JSON of a server. */
final class ServerReader {

    private ServerReader() {}

    static Server read(JsonNode server) {
        return new Server(
                Json.text(server, "id"),
                Json.text(server, "name"),
                Json.text(server, "tenant_id"),
                Json.text(server, "user_id"),
                Json.text(server, "status"),
                Json.text(server, "OS-EXT-STS:task_state"),
                server.path("OS-EXT-STS:power_state").asInt(),
                Json.text(server, "OS-EXT-SRV-ATTR:host"),
                Json.text(server.path("image"), "id"),
                Json.text(server.path("flavor"), "id"),
                Json.text(server, "key_name"),
                Json.text(server, "OS-EXT-AZ:availability_zone"),
                configDrive(server),
                Json.map(server.path("metadata")),
                addresses(server),
                Json.list(server.path("security_groups"), g -> Json.text(g, "name")),
                Json.list(
                        server.path("os-extended-volumes:volumes_attached"),
                        v -> Json.text(v, "id")),
                fault(server),
                time(server, "created"),
                time(server, "updated"),
                detail(server),
                server.toString());
    }

    /** Tags are the last that Nova learnt to tell. */
    private static Detail detail(JsonNode server) {
        if (!server.has("tags")) {
            return Detail.NONE;
        }
        return new Detail(
                true,
                server.path("locked").asBoolean(),
                Json.text(server, "OS-EXT-SRV-ATTR:user_data"),
                Json.text(server, "OS-EXT-SRV-ATTR:root_device_name"),
                Json.list(
                                server.path("os-extended-volumes:volumes_attached"),
                                v ->
                                        v.path("delete_on_termination").asBoolean()
                                                ? Json.text(v, "id")
                                                : "")
                        .stream()
                        .filter(id -> !id.isEmpty())
                        .toList(),
                Json.text(server, "description"),
                Json.list(server.path("tags"), JsonNode::asText).stream().sorted().toList());
    }

    /** Empty or missing means no, a word or an image's id yes. */
    private static boolean configDrive(JsonNode server) {
        String said = Json.text(server, "config_drive");
        return !said.isEmpty() && !said.matches("(?i)false|0");
    }

    private static List<Address> addresses(JsonNode server) {
        List<Address> all = new ArrayList<>();
        server.path("addresses")
                .properties()
                .forEach(
                        network ->
                                network.getValue()
                                        .forEach(a -> all.add(address(network.getKey(), a))));
        return List.copyOf(all);
    }

    private static Address address(String network, JsonNode address) {
        return new Address(
                network,
                Json.text(address, "addr"),
                Json.text(address, "OS-EXT-IPS-MAC:mac_addr"),
                Json.text(address, "OS-EXT-IPS:type").equals("floating"));
    }

    private static String fault(JsonNode server) {
        JsonNode fault = server.path("fault");
        return fault.isObject() ? Json.text(fault, "code") + " " + Json.text(fault, "message") : "";
    }

    private static Instant time(JsonNode server, String field) {
        String said = Json.text(server, field);
        return said.isEmpty() ? Instant.EPOCH : Instant.parse(said);
    }
}
