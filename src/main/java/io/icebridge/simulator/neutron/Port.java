package io.icebridge.simulator.neutron;

import java.util.ArrayList;
import java.util.List;

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

    Port(String id, String networkId, String mac) {
        this.id = id;
        this.networkId = networkId;
        this.mac = mac;
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
