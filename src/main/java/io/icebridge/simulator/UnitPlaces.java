package io.icebridge.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which hosts a unit runs. A service whose unit nobody has ever reported runs all the same: a
 * cloud may be simulated without its hosts.
 */
final class UnitPlaces {

    private final Map<String, Set<String>> running = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();

    void started(String unit, String host) {
        add(running, unit, host);
        add(heard, unit, host);
    }

    private static void add(Map<String, Set<String>> units, String unit, String host) {
        units.compute(
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

    /** Neutron's agents as its API lists them: every one that was ever heard of. */
    List<ObjectNode> agents() {
        List<ObjectNode> agents = new ArrayList<>();
        heard.forEach(
                (unit, hosts) -> {
                    if (unit.startsWith("neutron-") && unit.endsWith("-agent")) {
                        hosts.forEach(h -> agents.add(agent(unit, h)));
                    }
                });
        return agents;
    }

    private ObjectNode agent(String unit, String host) {
        return Json.object(
                "id",
                UUID.nameUUIDFromBytes((unit + host).getBytes(UTF_8)).toString(),
                "binary",
                unit,
                "host",
                host,
                "admin_state_up",
                true,
                "alive",
                running.getOrDefault(unit, Set.of()).contains(host));
    }

    /** Whether the unit runs anywhere; read from any thread. */
    boolean answers(String unit) {
        Set<String> hosts = running.get(unit);
        return hosts == null || !hosts.isEmpty();
    }
}
