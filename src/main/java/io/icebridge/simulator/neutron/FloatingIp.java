package io.icebridge.simulator.neutron;

/** A floating address and the port it leads to, null while it leads nowhere. */
public final class FloatingIp {

    final String id;
    final String tenantId;
    final String networkId;
    final String address;
    String portId;
    String fixedIp;

    FloatingIp(String id, String tenantId, String networkId, String address) {
        this.id = id;
        this.tenantId = tenantId;
        this.networkId = networkId;
        this.address = address;
    }

    public String address() {
        return address;
    }

    public String portId() {
        return portId;
    }
}
