package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads Neutron's JSON of a port. */
final class PortReader {
    private static final List<String> SETTINGS =
            List.of(
                    "name",
                    "admin_state_up",
                    "allowed_address_pairs",
                    "port_security_enabled",
                    "extra_dhcp_opts",
                    "binding:vnic_type");

    private PortReader() {}

    static Port read(JsonNode port) {
        return new Port(
                Json.text(port, "id"),
                Json.text(port, "network_id"),
                Json.text(port, "tenant_id", "project_id"),
                Json.text(port, "mac_address"),
                Json.text(port, "status"),
                Json.text(port, "device_id"),
                Json.text(port, "device_owner"),
                Json.text(port, "binding:host_id"),
                Json.list(port.path("fixed_ips"), ip -> Json.text(ip, "ip_address")),
                Json.list(port.path("security_groups"), JsonNode::asText),
                settings(port),
                port.toString());
    }

    private static Map<String, String> settings(JsonNode port) {
        Map<String, String> settings = new TreeMap<>();
        SETTINGS.stream()
                .filter(port::hasNonNull)
                .forEach(name -> settings.put(name, port.path(name).toString()));
        return settings;
    }
}
