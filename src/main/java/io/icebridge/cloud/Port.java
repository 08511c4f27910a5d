package io.icebridge.cloud;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Neutron port.
 *
 * @param deviceId empty when it is free
 * @param settings what else its owner may have set of it, as JSON by Neutron's name; what this
 *     Neutron does not know is not there
 */
public record Port(
        String id,
        String networkId,
        String projectId,
        String mac,
        String status,
        String deviceId,
        String deviceOwner,
        String node,
        List<String> fixedIps,
        List<String> securityGroups,
        Map<String, String> settings,
        String json) {

    /** One that was saved before settings were has none. */
    public Port {
        settings = settings == null ? Map.of() : settings;
    }

    /**
     * The same, with what Neutron keeps of it elsewhere.
     *
     * @param value as JSON
     */
    public Port with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new Port(
                id,
                networkId,
                projectId,
                mac,
                status,
                deviceId,
                deviceOwner,
                node,
                fixedIps,
                securityGroups,
                more,
                json);
    }

    /** More than one server's usual address behind its own filter. */
    public boolean special() {
        return fixedIps.size() > 1
                || !settings.getOrDefault("allowed_address_pairs", "[]").equals("[]")
                || settings.getOrDefault("port_security_enabled", "").equals("false");
    }

    public boolean switchedOff() {
        return settings.getOrDefault("admin_state_up", "").equals("false");
    }
}
