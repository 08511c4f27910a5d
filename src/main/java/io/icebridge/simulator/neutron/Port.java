package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.icebridge.simulator.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Neutron port. Changed only through {@link Neutron}, which keeps its indexes. */
public final class Port {

    /** One address of a port. */
    public record FixedIp(String subnetId, String ip) {}

    final String id;
    final String networkId;
    final String mac;
    String tenantId;
    String name = "";
    String deviceId = "";
    String deviceOwner = "";
    String status = "DOWN";
    String host = "";
    boolean adminStateUp = true;
    List<FixedIp> fixedIps = new ArrayList<>();
    List<String> securityGroups = new ArrayList<>();

    /** What extensions know of it, as it was given. */
    final Map<String, JsonNode> extras = new LinkedHashMap<>();

    Port(String id, String networkId, String mac) {
        this.id = id;
        this.networkId = networkId;
        this.mac = mac;
        extras.put("allowed_address_pairs", Json.array());
        extras.put("extra_dhcp_opts", Json.array());
        extras.put("port_security_enabled", BooleanNode.TRUE);
    }

    public String id() {
        return id;
    }

    public String networkId() {
        return networkId;
    }

    public String mac() {
        return mac;
    }

    public String deviceId() {
        return deviceId;
    }

    public String status() {
        return status;
    }

    public List<FixedIp> fixedIps() {
        return fixedIps;
    }

    public String ip() {
        return fixedIps.isEmpty() ? "" : fixedIps.get(0).ip();
    }

    public List<String> securityGroups() {
        return securityGroups;
    }
}
