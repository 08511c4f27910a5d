package io.icebridge.simulator.neutron;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Neutron's floating addresses, at most one for each port. */
final class FloatingIps {

    private final Map<String, FloatingIp> all = new LinkedHashMap<>();
    private final Map<String, FloatingIp> byPort = new HashMap<>();

    void add(FloatingIp floating) {
        all.put(floating.id, floating);
    }

    /** Leads the address to the port, or nowhere when that is null. */
    void lead(FloatingIp floating, Port port, String fixedIp) {
        if (floating.portId != null) {
            byPort.remove(floating.portId);
        }
        floating.portId = port == null ? null : port.id;
        floating.fixedIp = port == null ? null : fixedIp;
        if (port != null) {
            byPort.put(port.id, floating);
        }
    }

    /** The port is gone: its address leads nowhere now. */
    void leave(Port port) {
        FloatingIp floating = byPort.get(port.id);
        if (floating != null) {
            lead(floating, null, "");
        }
    }

    void remove(FloatingIp floating) {
        lead(floating, null, "");
        all.remove(floating.id);
    }

    FloatingIp of(String portId) {
        return byPort.get(portId);
    }

    FloatingIp find(String id) {
        FloatingIp floating = all.get(id);
        if (floating == null) {
            throw new Refusal(
                    404, "FloatingIPNotFound", "Floating IP " + id + " could not be found");
        }
        return floating;
    }

    Collection<FloatingIp> all() {
        return all.values();
    }
}
