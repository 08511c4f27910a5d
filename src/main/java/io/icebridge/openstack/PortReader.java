package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Port;

/** Reads Neutron's JSON of a port. */
final class PortReader {

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
                port.toString());
    }
}
