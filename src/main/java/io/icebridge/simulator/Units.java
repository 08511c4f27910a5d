package io.icebridge.simulator;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which hosts a unit runs. A service whose unit nobody has ever reported runs all the same: a
 * cloud may be simulated without its hosts.
 */
final class Units {

    private final Map<String, Set<String>> running = new ConcurrentHashMap<>();

    void started(String unit, String host) {
        running.compute(
                unit,
                (u, hosts) -> {
                    Set<String> more = hosts == null ? new HashSet<>() : new HashSet<>(hosts);
                    more.add(host);
                    return more;
                });
    }

    void stopped(String unit, String host) {
        running.computeIfPresent(
                unit,
                (u, hosts) -> {
                    Set<String> fewer = new HashSet<>(hosts);
                    fewer.remove(host);
                    return fewer;
                });
    }

    /** Whether the unit runs anywhere; read from any thread. */
    boolean answers(String unit) {
        Set<String> hosts = running.get(unit);
        return hosts == null || !hosts.isEmpty();
    }
}
