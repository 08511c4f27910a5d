package io.icebridge.simulator.host.machine;

import java.util.Map;

/**
 * A unit on a host, with what it read when it started.
 *
 * @param unit {@code openstack-nova-compute}, {@code neutron-server}, {@code httpd}...
 * @param version of its package, {@code 2013.2.3} (Havana) or {@code 2014.1.5} (Icehouse)
 * @param database the one its configuration names, {@code nova} or {@code nova_icehouse}; empty for
 *     a unit without one. A Nova unit's region follows from it
 * @param configuration its file's options by {@code SECTION/option}, as in {@code
 *     DEFAULT/compute_topic}
 */
public record ServiceFacts(
        String host,
        String unit,
        String version,
        String database,
        Map<String, String> configuration) {

    public ServiceFacts {
        configuration = Map.copyOf(configuration);
    }

    public boolean icehouse() {
        return version.startsWith("2014.1");
    }

    /** An option's value, or empty text. */
    public String option(String section, String name) {
        return configuration.getOrDefault(section + "/" + name, "");
    }

    /** Leaves the configuration out: it holds passwords. */
    @Override
    public String toString() {
        return unit
                + " "
                + version
                + " on "
                + host
                + (database.isEmpty() ? "" : " with " + database);
    }
}
